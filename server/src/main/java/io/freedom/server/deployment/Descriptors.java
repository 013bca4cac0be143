package io.freedom.server.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Sees that the site's own descriptors are XML, so that a fault has a file and a line. Jetty tells no file, Weld tells it on
 * the way only, and neither minds a file whose root is another element: there is no servlet then, or no CDI.
 */
final class Descriptors {

    private Descriptors() {}

    /**
     * Looks at what is in a folder.
     *
     * @param folder of the site's web resources or classes
     * @param shown the same in messages: the archive that the folder was unpacked from
     * @throws IllegalStateException that says what is wrong, and where
     */
    static void check(Path folder, Path shown) {
        check(folder, shown, "WEB-INF/web.xml", "web-app");
        check(folder, shown, "WEB-INF/beans.xml", "beans");
        check(folder, shown, "WEB-INF/classes/META-INF/beans.xml", "beans");
        check(folder, shown, "META-INF/beans.xml", "beans");
    }

    private static void check(Path folder, Path shown, String name, String root) {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file) && !isMark(file)) {
            check(file, shown.resolve(name), root);
        }
    }

    /** An empty {@code beans.xml} is one. */
    private static boolean isMark(Path file) {
        try {
            return file.endsWith("beans.xml") && Files.size(file) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void check(Path file, Path shown, String root) {
        try (InputStream in = Files.newInputStream(file)) {
            parsers().newSAXParser().parse(in, new Root(root));
        } catch (SAXParseException e) {
            throw wrong("%s, line %d, column %d".formatted(shown, e.getLineNumber(), e.getColumnNumber()), e);
        } catch (SAXException | IOException e) {
            throw wrong(shown.toString(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java has such a parser.", e);
        }
    }

    private static IllegalStateException wrong(String place, Exception e) {
        String message = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        return new IllegalStateException(
                "FREEDOM-0531: %s: %s%s Correct the file.".formatted(place, message, message.endsWith(".") ? "" : "."));
    }

    /** Nothing outside of the file is read. */
    private static SAXParserFactory parsers() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory;
    }

    /** Knows the first element only. */
    private static final class Root extends DefaultHandler {

        private final String wanted;
        private @Nullable Locator locator;
        private boolean seen;

        Root(String wanted) {
            this.wanted = wanted;
        }

        @Override
        public void setDocumentLocator(Locator given) {
            locator = given;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            if (!seen && !name.equals(wanted)) {
                throw new SAXParseException("The root is <%s> instead of <%s>.".formatted(name, wanted), locator);
            }
            seen = true;
        }

        @Override
        public InputSource resolveEntity(@Nullable String publicId, String systemId) {
            return new InputSource(new StringReader(""));
        }
    }
}
