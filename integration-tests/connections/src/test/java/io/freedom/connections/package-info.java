/** The site on the built-in server, against real servers of data. */
@org.jspecify.annotations.NullMarked
package io.freedom.connections;
