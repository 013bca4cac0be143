package io.freedom.scenarios;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The {@code domain.xml} of GlassFish's or Payara's, and in it the configuration {@code server-config}. */
final class DomainFile {

    private static final String LOOPBACK = "127.0.0.1";

    private final Path file;
    private final Document document;
    private final Element config;

    DomainFile(Path file) throws Exception {
        this.file = file;
        this.document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        this.config = elements(document.getElementsByTagName("config"))
                .filter(element -> element.getAttribute("name").equals("server-config"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    private Stream<Element> all(String tag) {
        return elements(config.getElementsByTagName(tag));
    }

    /** Has one of the HTTP listeners listen to the loopback address only. */
    void listen(String listener, int port) {
        all("network-listener")
                .filter(element -> element.getAttribute("name").equals(listener))
                .forEach(element -> listen(element, port));
    }

    private static void listen(Element listener, int port) {
        listener.setAttribute("address", LOOPBACK);
        listener.setAttribute("port", Integer.toString(port));
    }

    /** Has the listeners for remote objects listen to the loopback address only; they can't be left out. */
    void listenForObjects(List<Integer> ports) {
        List<Element> listeners = all("iiop-listener").toList();
        for (int i = 0; i < listeners.size(); i++) {
            listen(listeners.get(i), ports.get(i));
        }
    }

    /** Gives the broker of messages, which takes the loopback address by itself, a port other than all domains' default. */
    void listenForMessages(int port) {
        Element service = elements(document.getElementsByTagName("jms-service"))
                .map(element -> (Element) element.cloneNode(true))
                .findFirst()
                .orElseThrow();
        elements(service.getElementsByTagName("jms-host"))
                .forEach(host -> host.setAttribute("port", Integer.toString(port)));
        all("jms-service").toList().forEach(config::removeChild);
        config.appendChild(service);
    }

    /** Leaves out what listens to every address, and gives requests as many threads as scenarios hold at once. */
    void leaveOutWhatNoSiteNeeds() {
        all("jmx-connector").forEach(element -> element.setAttribute("enabled", "false"));
        all("hazelcast-config-specific-configuration").forEach(element -> element.setAttribute("enabled", "false"));
        all("thread-pool")
                .filter(element -> element.getAttribute("name").equals("http-thread-pool"))
                .forEach(element -> element.setAttribute("max-thread-pool-size", "64"));
    }

    void save() throws Exception {
        TransformerFactory.newInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(file.toFile()));
    }
}
