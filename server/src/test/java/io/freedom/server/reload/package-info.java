@NullMarked
package io.freedom.server.reload;

import org.jspecify.annotations.NullMarked;
