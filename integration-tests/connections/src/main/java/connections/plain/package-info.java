/** The observers that the documentation shows: connections kept by the site itself, and given back at the end of the request. */
@org.jspecify.annotations.NullMarked
package connections.plain;
