/**
 * What a developer sees of the running site at {@code /_freedom/}, and what makes an open page refresh itself: what the site
 * tells is kept for a while ({@link io.freedom.server.console.Console}) and sent on to the browsers that listen.
 */
@NullMarked
package io.freedom.server.console;

import org.jspecify.annotations.NullMarked;
