package io.freedom.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.junit.jupiter.api.Test;

class TomcatConnectionTest {

    private final TomcatConnection connection;
    private final org.apache.coyote.Request coyoteRequest =
            new Http11Processor(new Http11NioProtocol(), null).getRequest();
    private final org.apache.coyote.Response coyoteResponse = coyoteRequest.getResponse();
    private final Request request = new Request(new Connector());
    private final Response response = new Response();

    TomcatConnectionTest() throws ReflectiveOperationException {
        connection = new TomcatConnection(Request.class.getClassLoader());
        request.setCoyoteRequest(coyoteRequest);
        response.setCoyoteResponse(coyoteResponse);
        coyoteRequest.protocol().setString("HTTP/1.1");
        coyoteResponse.setCommitted(true);
    }

    /** Tomcat gave the response to another request before a thread of the earlier one noted its failure. */
    @Test
    void whatIsNotedBesideAConnectionThatGoesOnIsOfAnotherRequest() {
        coyoteResponse.setErrorException(new IOException("Connection reset by peer"));
        assertThat(connection.failure(request, response, null)).isNull();
    }

    @Test
    void aWriteThatEndedTheConnectionIsAnAbort() {
        IOException reset = new IOException("Connection reset by peer");
        coyoteResponse.setErrorException(reset);
        coyoteResponse.action(ActionCode.CLOSE_NOW, null);
        assertThat(connection.failure(request, response, null))
                .isInstanceOf(ClientAbortException.class)
                .hasCause(reset);
    }

    @Test
    void aStreamThatItsClientResetIsAnAbortAlthoughTomcatCouldWriteOn() {
        IOException reset = new IOException("the stream was reset");
        coyoteRequest.protocol().setString("HTTP/2.0");
        coyoteResponse.setErrorException(reset);
        assertThat(connection.failure(request, response, null))
                .isInstanceOf(ClientAbortException.class)
                .hasCause(reset);
    }
}
