/** The constraints of Bean Validation on settings groups, where the site has that. */
@NullMarked
package io.freedom.internal.validation;

import org.jspecify.annotations.NullMarked;
