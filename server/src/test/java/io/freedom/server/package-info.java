@NullMarked
package io.freedom.server;

import org.jspecify.annotations.NullMarked;
