package io.freedom.server.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

@RequestScoped
public class Greeting {

    @Inject
    HttpServletRequest request;

    public String text() {
        return "Hello at " + request.getRequestURI();
    }
}
