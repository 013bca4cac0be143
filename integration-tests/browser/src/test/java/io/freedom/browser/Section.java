package io.freedom.browser;

import static io.freedom.browser.Browser.soon;

/** The sections of the console, by the keys that lead there. */
enum Section {
    REQUESTS("gr", "requests"),
    APPLICATION("ga", "application-section"),
    SETTINGS("gs", "settings"),
    OBSERVERS("go", "observers"),
    RESOURCES("gh", "resources");

    private final String keys;
    private final String id;

    Section(String keys, String id) {
        this.keys = keys;
        this.id = id;
    }

    /** Types the keys as often as a person has to whose second one comes late, until the page shows the section. */
    void show(Browser browser) {
        soon().until(() -> {
            browser.type(keys);
            return Boolean.FALSE.equals(browser.script("return document.getElementById(arguments[0]).hidden", id));
        });
    }
}
