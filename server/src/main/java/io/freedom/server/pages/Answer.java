package io.freedom.server.pages;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes a page into a response that is not committed, in the format that the client asked for. */
final class Answer {

    /** Headers that the site may have set for what it would have answered. */
    private static final List<String> OF_ANOTHER_ANSWER = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Disposition",
            "Content-Range",
            "Content-Security-Policy-Report-Only",
            "ETag",
            "Expires",
            "Last-Modified");

    /** With these the site lets other origins read its answers, not the pages of its server. */
    private static final String SHARED = "Access-Control-";

    private final Request request;
    private final Response response;

    Answer(Request request, Response response) {
        this.request = request;
        this.response = response;
    }

    void send(Page page, Callback callback) {
        Format format = Format.of(request);
        String text = switch (format) {
            case HTML -> HtmlPage.of(page);
            case JSON -> JsonPage.of(page);
            case TEXT -> TextPage.of(page);
        };
        send(page.heading().status(), format, text, callback);
    }

    /** Jetty leaves out the body of an answer to HEAD. */
    void send(int status, Format format, String text, Callback callback) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        HttpFields.Mutable headers = response.getHeaders();
        OF_ANOTHER_ANSWER.forEach(headers::remove);
        headers.getFieldNamesCollection().stream()
                .filter(name -> name.regionMatches(true, 0, SHARED, 0, SHARED.length()))
                .toList()
                .forEach(headers::remove);
        response.setStatus(status);
        headers.put(HttpHeader.CONTENT_TYPE, format.contentType());
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(HttpHeader.VARY, "Accept");
        headers.put("X-Robots-Tag", "noindex, nofollow");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", PageFiles.policy(refreshing()));
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /** Where the script comes from that shows the page anew after a reload. A policy can't name an IPv6 address. */
    private String refreshing() {
        String host = String.valueOf(request.getHttpURI().getAuthority());
        return host.matches("[A-Za-z0-9.-]+(:\\d+)?")
                ? request.getHttpURI().getScheme() + "://" + host + "/_freedom/refresh.js"
                : "'self'";
    }
}
