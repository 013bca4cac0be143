package io.freedom.server.pages;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What a client wants to read: a person's browser asks for HTML, a program for JSON, and everybody else can read text. */
enum Format {
    HTML("text/html;charset=utf-8"),
    JSON("application/json"),
    TEXT("text/plain;charset=utf-8");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** The first of the accepted types that is one of these. */
    static Format of(Request request) {
        List<String> accepted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
        for (String each : accepted) {
            String type = each.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
                return HTML;
            }
            if (type.equals("application/json") || type.endsWith("+json")) {
                return JSON;
            }
            if (type.startsWith("text/")) {
                return TEXT;
            }
        }
        return TEXT;
    }
}
