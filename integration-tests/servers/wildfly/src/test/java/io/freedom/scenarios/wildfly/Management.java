package io.freedom.scenarios.wildfly;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The management interface of a server, over HTTP, as an administrator whom the base folder knows. */
final class Management {

    private static final String USER = "scenarios";
    private static final String PASSWORD = "scenarios";

    private final InetSocketAddress address;

    Management(InetSocketAddress address) {
        this.address = address;
    }

    /** The line of {@code mgmt-users.properties} that lets it in. */
    static String user() {
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest((USER + ":ManagementRealm:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            return USER + '=' + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /**
     * Runs an operation.
     *
     * @param operation in JSON
     * @return the answer, in JSON
     * @throws IOException if the server can't do it; with what it says
     */
    String execute(String operation) throws IOException {
        URI uri = URI.create("http://" + address.getHostString() + ':' + address.getPort() + "/management");
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setAuthenticator(new Authenticator() {

            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(USER, PASSWORD.toCharArray());
            }
        });
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(operation.getBytes(StandardCharsets.UTF_8));
        boolean done = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        try (InputStream answer = done ? connection.getInputStream() : connection.getErrorStream()) {
            String text = answer == null
                    ? connection.getResponseMessage()
                    : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            if (!done) {
                throw new IOException(operation + ": " + text);
            }
            return text;
        }
    }
}
