package io.freedom.internal.http;

import io.freedom.internal.request.Causes;
import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.resources.HeldResources;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the container's streams tell of one request's client. What they throw means that it has left, or that the connection
 * broke, whatever class it has; but not where the site itself had ended what it goes on to use, and not where the server
 * refused a body for its size, or a text can't be decoded or encoded.
 *
 * <p>Threading: may be used by any thread.
 */
final class ClientConnection {

    /** Undertow's; the client is still there. */
    private static final String TOO_BIG = "RequestTooBigException";

    /**
     * The second is what {@code ServletOutputStream.print} throws at what is not Latin-1. Known from the start: a request may
     * run on when its site is undeployed, and then no class can be had any more.
     */
    private static final List<Class<?>> ABOUT_THE_TEXT =
            List.of(CharacterCodingException.class, CharConversionException.class);

    private final RequestLifecycle lifecycle;
    private volatile boolean responseEnded;
    private volatile @Nullable Throwable broken;
    private volatile @Nullable Throwable ofTheSite;

    ClientConnection(RequestLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** A dispatch begins that may write another response: an error page. */
    void responseBegins() {
        responseEnded = false;
    }

    /** The site ended the response, with or without closing a stream. */
    void responseEnded() {
        responseEnded = true;
    }

    /**
     * Notes what the output threw.
     *
     * @param over whether the site had closed it, or written all that it announced
     * @return the same, to be thrown on
     */
    IOException outputFailed(IOException failure, boolean over) {
        return failed(failure, over || responseEnded || isAboutTheText(failure));
    }

    /**
     * Notes what the input threw.
     *
     * @param closed whether the site had closed it
     * @return the same, to be thrown on
     */
    IOException inputFailed(IOException failure, boolean closed) {
        return failed(failure, closed || isAboutTheBody(failure));
    }

    private static boolean isAboutTheBody(IOException failure) {
        return isAboutTheText(failure) || failure.getClass().getSimpleName().equals(TOO_BIG);
    }

    private static boolean isAboutTheText(IOException failure) {
        return ABOUT_THE_TEXT.stream().anyMatch(type -> type.isInstance(failure));
    }

    private IOException failed(IOException failure, boolean clientStayed) {
        if (clientStayed) {
            lifecycle.clientStayed(failure);
        } else {
            broken = failure;
            lifecycle.clientLeft(failure);
        }
        return failure;
    }

    /**
     * A read or write listener of the site's is about to be called; {@link #listenerEnded} follows, on the same thread.
     *
     * @return to be given to that
     */
    @Nullable
    HeldResources listenerStarted() {
        return lifecycle.callbackStarted();
    }

    void listenerEnded(@Nullable HeldResources before) {
        lifecycle.callbackEnded(before);
    }

    /** A read or write listener of the site's threw: a failure of the site, unless it only passes on what the stream threw. */
    void listenerThrew(Throwable failure) {
        if (!Causes.include(failure, broken)) {
            ofTheSite = failure;
            lifecycle.listenerThrew(failure);
        }
    }

    /** The container gave up the connection of a listener that threw, and tells nobody. */
    void abandoned() {
        lifecycle.asyncFailed(null);
    }

    /** The container tells a read or write listener of a failure; it may be what the listener itself has thrown. */
    void listenerWasTold(Throwable failure) {
        if (!Causes.include(failure, ofTheSite)) {
            lifecycle.clientLeft(failure);
        }
    }
}
