@NullMarked
package io.freedom.server.console;

import org.jspecify.annotations.NullMarked;
