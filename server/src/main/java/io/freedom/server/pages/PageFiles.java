package io.freedom.server.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style sheet and the script of the pages, and the policy that lets a browser run these and nothing else. */
final class PageFiles {

    static final String STYLE = read("page.css");
    static final String SCRIPT = read("page.js");

    private static final String STYLE_HASH = hash(STYLE);
    private static final String SCRIPT_HASH = hash(SCRIPT);

    private PageFiles() {}

    /** @param refreshing the source of the script that loads the page again when the site has changed; or empty */
    static String policy(String refreshing) {
        return "default-src 'none'; style-src %s; script-src %s %s; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                .formatted(STYLE_HASH, SCRIPT_HASH, refreshing);
    }

    private static String read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
