package io.freedom.scenarios;

import java.net.http.HttpClient.Version;

/** HTTP/1.1 over TLS. */
@InBothModes
@NeedsFeature(Feature.HTTPS)
class TlsScenario extends ProtocolRequests {

    @Override
    WebClient over(Client client) {
        return WebClient.overTls(client, Version.HTTP_1_1);
    }

    @Override
    Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    boolean isSecure() {
        return true;
    }
}
