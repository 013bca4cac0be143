package io.freedom.server.console;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Adds a script to the end of a page. Not before {@code </body>}: those characters may stand in one of the page's own scripts,
 * and a browser takes a script after the end of the document as one in its body. So nothing is read, held back or moved.
 *
 * <p>Threading: for one thread at a time, as every response.
 */
final class RefreshedResponse extends Response.Wrapper {

    private final Console console;

    /** The script's tag; empty where the response is to stay as it is, null until that is known. */
    private @Nullable ByteBuffer tag;

    private boolean written;

    RefreshedResponse(Request request, Response response, Console console) {
        super(request, response);
        this.console = console;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
        ByteBuffer addition = tag;
        if (addition == null) {
            addition = isPage() ? tag() : ByteBuffer.allocate(0);
            tag = addition;
            announce(addition.remaining(), last, content);
        }
        if (!last || !addition.hasRemaining()) {
            super.write(last, content, callback);
        } else if (content == null || !content.hasRemaining()) {
            super.write(true, addition, callback);
        } else {
            ByteBuffer rest = addition;
            super.write(false, content, Callback.from(() -> super.write(true, rest, callback), callback::failed));
        }
        written |= last;
    }

    /** The site says that it is done, and may have written its last without saying so. */
    void finish(Callback callback) {
        if (tag != null && tag.hasRemaining() && !written) {
            write(true, null, callback);
        } else {
            callback.succeeded();
        }
    }

    private boolean isPage() {
        HttpFields headers = getHeaders();
        String type = headers.get(HttpHeader.CONTENT_TYPE);
        // Nobody has to say that all is well.
        int status = getStatus() == 0 ? HttpStatus.OK_200 : getStatus();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("text/html")
                && !headers.contains(HttpHeader.CONTENT_ENCODING)
                && !HttpStatus.isRedirection(status)
                && !HttpStatus.hasNoBody(status)
                && status != HttpStatus.PARTIAL_CONTENT_206
                && isLikeAscii(MimeTypes.getCharsetFromContentType(type));
    }

    private static boolean isLikeAscii(@Nullable String charset) {
        if (charset == null) {
            return true;
        }
        try {
            return "<".getBytes(Charset.forName(charset)).length == 1;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** The tag carries what the page shows, so that a change is noticed even if it came before the script was there. */
    private ByteBuffer tag() {
        return ByteBuffer.wrap("<script src=\"%srefresh.js\" data-generation=\"%d\"%s defer></script>"
                .formatted(ConsoleHandler.PATH, console.generation(), console.hasProblem() ? " data-problem" : "")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private void announce(int more, boolean last, @Nullable ByteBuffer content) {
        if (more == 0) {
            return;
        }
        HttpField length = getHeaders().getField(HttpHeader.CONTENT_LENGTH);
        if (length != null) {
            getHeaders().put(HttpHeader.CONTENT_LENGTH, length.getLongValue() + more);
        } else if (last) {
            getHeaders().put(HttpHeader.CONTENT_LENGTH, more + (content == null ? 0L : content.remaining()));
        }
    }
}
