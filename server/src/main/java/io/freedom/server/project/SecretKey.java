package io.freedom.server.project;

import java.security.SecureRandom;
import java.util.Base64;

/** Keys that sign what a site gives away, such as cookies. */
final class SecretKey {

    /** 384 bits; 64 characters, none of which means something in a file of properties or in a shell. */
    private static final int BYTES = 48;

    private SecretKey() {}

    /** A new one, which nobody can guess. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
