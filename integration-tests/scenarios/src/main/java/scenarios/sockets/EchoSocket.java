package scenarios.sockets;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Sends each message back. */
@ServerEndpoint("/socket/echo")
public class EchoSocket {

    @OnMessage
    public String echo(String message) {
        return message;
    }
}
