/** A site that takes connections of PostgreSQL, Redis and memcached, and ends its requests in every way. */
@org.jspecify.annotations.NullMarked
package connections;
