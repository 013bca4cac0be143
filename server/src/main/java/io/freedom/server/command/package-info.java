/** Reading of command lines, and what a command shows. */
@NullMarked
package io.freedom.server.command;

import org.jspecify.annotations.NullMarked;
