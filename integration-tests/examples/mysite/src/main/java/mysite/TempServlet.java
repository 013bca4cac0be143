package mysite;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;
@WebServlet("/x")
public class TempServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    @Inject transient Hello hello;
    @Override protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException { r.getWriter().println(hello.say()+" "+jakarta.enterprise.inject.spi.CDI.current().getBeanManager()+ getClass().getClassLoader()); }
}
