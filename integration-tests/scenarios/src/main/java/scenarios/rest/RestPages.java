package scenarios.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** All the ways in which a resource answers. */
@Path("")
@Produces("text/plain")
public class RestPages {

    private static final int EVENTS = 3;

    @GET
    @Path("plain")
    public String plain() {
        return "plain";
    }

    @POST
    @Path("echo")
    public String echo(String body) {
        return body;
    }

    @GET
    @Path("status")
    public Response status() {
        return Response.status(Response.Status.CONFLICT).entity("conflict").build();
    }

    @GET
    @Path("failure")
    public String failure() {
        throw new IllegalStateException("a resource that throws");
    }

    @GET
    @Path("later")
    public void later(@Suspended AsyncResponse response) {
        new Thread(() -> response.resume("later")).start();
    }

    @GET
    @Path("at-once")
    public void atOnce(@Suspended AsyncResponse response) {
        response.resume("at once");
    }

    @GET
    @Path("late-failure")
    public void lateFailure(@Suspended AsyncResponse response) {
        new Thread(() -> response.resume(new IllegalStateException("a resource that fails later"))).start();
    }

    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
        return CompletableFuture.supplyAsync(() -> "stage");
    }

    /** JAX-RS answers 503 by itself, which is no timeout of the servlet container's. */
    @GET
    @Path("never")
    public void never(@Suspended AsyncResponse response) {
        response.setTimeout(300, TimeUnit.MILLISECONDS);
    }

    @GET
    @Path("events")
    @Produces("text/event-stream")
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        new Thread(() -> {
                    try (sink) {
                        for (int i = 0; i < EVENTS; i++) {
                            sink.send(sse.newEvent("event " + i))
                                    .toCompletableFuture()
                                    .join();
                        }
                    }
                })
                .start();
    }
}
