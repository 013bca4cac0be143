package io.freedom.server.site;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/greeting")
public class GreetingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Greeting greeting;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("thread".equals(request.getQueryString())) {
            boolean virtual = Thread.currentThread().toString().contains("Virtual");
            response.getWriter().print(virtual ? "virtual" : "of the platform");
            return;
        }
        while ("endless".equals(request.getQueryString())) {
            response.getOutputStream().write(new byte[10_000]);
        }
        request.getSession().setAttribute("seen", true);
        response.getWriter().print(greeting.text());
    }

    /** Shows that it has begun, then answers with the whole body. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentLength(request.getContentLength());
        response.flushBuffer();
        request.getInputStream().transferTo(response.getOutputStream());
    }
}
