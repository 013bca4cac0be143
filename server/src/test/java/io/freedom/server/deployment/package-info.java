@NullMarked
package io.freedom.server.deployment;

import org.jspecify.annotations.NullMarked;
