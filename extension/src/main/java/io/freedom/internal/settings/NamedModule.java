package io.freedom.internal.settings;

import io.freedom.Settings.Module;

/**
 * A name that somebody gave a settings module.
 *
 * @param name what was given; it may be no name at all
 * @param origin who gave it, in words fit for a message
 * @param remedy what a person changes where the name is wrong: the beginning of a sentence, without a full stop
 */
record NamedModule(String name, String origin, String remedy) {

    Module asModule() {
        return new Module(name, origin);
    }
}
