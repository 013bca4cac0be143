@NullMarked
package io.freedom.server.command;

import org.jspecify.annotations.NullMarked;
