package io.freedom.internal.settings;

/**
 * A settings group that somebody wants.
 *
 * @param type the interface or record
 * @param prefix the key before the keys of its members; may be empty
 * @param place who wants it
 */
record GroupWanted(Class<?> type, String prefix, String place) {}
