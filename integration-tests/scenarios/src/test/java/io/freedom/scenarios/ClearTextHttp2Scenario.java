package io.freedom.scenarios;

import java.net.http.HttpClient.Version;

/** HTTP/2 on the plain port, by upgrade. */
@InBothModes
@NeedsFeature(Feature.H2C)
class ClearTextHttp2Scenario extends ProtocolRequests {

    @Override
    WebClient over(Client client) {
        return WebClient.inClearText(client);
    }

    @Override
    Version version() {
        return Version.HTTP_2;
    }

    @Override
    boolean isSecure() {
        return false;
    }
}
