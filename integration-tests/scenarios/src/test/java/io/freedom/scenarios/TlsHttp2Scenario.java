package io.freedom.scenarios;

import java.net.http.HttpClient.Version;

/** HTTP/2 over TLS, by ALPN. */
@InBothModes
@NeedsFeature(Feature.HTTPS)
class TlsHttp2Scenario extends ProtocolRequests {

    @Override
    WebClient over(Client client) {
        return WebClient.overTls(client, Version.HTTP_2);
    }

    @Override
    Version version() {
        return Version.HTTP_2;
    }

    @Override
    boolean isSecure() {
        return true;
    }
}
