package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that the server gives in the site's name. What reaches a filter is told from begin to end; what does not, is not. */
@InBothModes
class SecurityScenario extends Requests {

    /** The error page's dispatch is all that a filter sees. */
    @Test
    void forbiddenByAConstraint(Client client) {
        String id = name(client);
        String response = client.exchange(client.get("/forbidden/page", id));
        assertThat(response).startsWith("HTTP/1.1 403 ").contains("error page for 403");
        List<String> lines = client.awaitFinished(id);
        assertFinished(lines, "COMPLETED", 403, "null");
        assertFinishedAfterItsErrorPage(lines);
    }

    /** Some servers redirect to the login page, others forward to it. */
    @Test
    void aPageForWhoHasLoggedIn(Client client) {
        String id = nameOfOneThatMayBeRefused(client);
        String response = client.exchange(client.get("/members/page", id));
        assertThat(status(response)).isIn(200, 302, 303);
        assertThat(response).containsAnyOf("please log in", "/login").doesNotContain("for members");
        assertNothingOrCompleted(client, id, status(response));
    }

    /** Nobody knows the user: the server redirects to the page for that, forwards to it, or answers without a filter. */
    @Test
    void aLoginThatFails(Client client) {
        String id = nameOfOneThatMayBeRefused(client);
        String form = "j_username=nobody&j_password=nothing";
        String response = client.exchange(client.head("POST", "/j_security_check", id)
                + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: "
                + form.length() + "\r\n\r\n" + form);
        assertThat(response).doesNotContain("for members");
        assertNothingOrCompleted(client, id, status(response));
    }

    /** Over plain HTTP: a redirect to HTTPS where the server has it, or 403 with its page. */
    @Test
    void aPageThatNeedsEncryption(Client client) {
        String id = nameOfOneThatMayBeRefused(client);
        int status = status(client.exchange(client.get("/confidential/page", id)));
        assertThat(status).isIn(301, 302, 307, 308, 403);
        assertNothingOrCompleted(client, id, status);
    }

    /** What nobody may see of the archive, by whatever path: the server answers 400 or 404 before any filter, or hides it. */
    @Test
    void whatTheArchiveHides(Client client) {
        for (String path : List.of(
                "/WEB-INF/web.xml",
                "/static/../WEB-INF/web.xml",
                "/static/%2e%2e/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF")) {
            String id = nameOfOneThatMayBeRefused(client);
            String response = client.exchange(client.get(path, id));
            assertThat(status(response)).isIn(400, 403, 404);
            assertThat(response).doesNotContain("<web-app");
            assertNothingOrCompleted(client, id, status(response));
        }
    }

    @Test
    void theLoginPageItself(Client client) {
        assertCompletes(client, "/login", 200, "please log in");
        for (String path : List.of("/login-failed", "/small")) {
            assertCompletes(client, path, 200, "");
        }
    }
}
