package scenarios.sockets;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

/** Refuses every handshake. */
@ServerEndpoint(value = "/socket/forbidden", configurator = ForbiddenSocket.NoOrigin.class)
public class ForbiddenSocket {

    @OnMessage
    public void ignore(String message) {}

    /** No origin is good enough. */
    public static class NoOrigin extends ServerEndpointConfig.Configurator {

        @Override
        public boolean checkOrigin(String origin) {
            return false;
        }
    }
}
