package io.freedom.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The key of a server that answers over TLS at the loopback address. */
public final class ServerKey {

    private static final int PATIENCE = 120;

    private ServerKey() {}

    /**
     * Makes a key and a certificate that it signed itself, in a store of their own.
     *
     * @param store the file, which is not there yet
     * @param password of the store and the key
     */
    public static void create(Path store, String password) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool made no key in " + store);
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
