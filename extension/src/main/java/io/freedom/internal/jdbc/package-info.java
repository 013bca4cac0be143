/** JDBC connections that requests hold: what was left open or changed on them is undone before they go back. */
@NullMarked
package io.freedom.internal.jdbc;

import org.jspecify.annotations.NullMarked;
