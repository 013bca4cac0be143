/** What the built-in server shows to a developer, looked at with a browser. */
@NullMarked
package io.freedom.browser;

import org.jspecify.annotations.NullMarked;
