package scenarios;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** A resource of another framework, mounted in the application. */
@Path("greeting")
public class Greeting {

    @GET
    @Path("{name}")
    @Produces("text/plain")
    public String greet(@PathParam("name") String name, @Context UriInfo uri) {
        return "Hello, " + name + ", at " + uri.getBaseUri().getPath() + " " + uri.getPath();
    }

    @GET
    @Path("failure")
    public String fail() {
        throw new IllegalStateException("a resource that throws");
    }
}
