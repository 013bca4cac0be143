package io.freedom.server.reload;

/** What became of a file. */
enum Change {
    ADDED,
    MODIFIED,
    DELETED
}
