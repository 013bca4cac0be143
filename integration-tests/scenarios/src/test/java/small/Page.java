package small;

import io.freedom.Application;
import io.freedom.HttpApplication;
import io.freedom.Setting;
import io.freedom.Settings;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;

/** The whole site. */
@Application
public class Page implements HttpApplication {

    @Inject
    Settings settings;

    @Inject
    @Setting(value = "page.size", defaultValue = "0")
    int size;

    @Inject
    @Any
    Instance<Beside> beside;

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setContentType("text/plain;charset=UTF-8");
        String[] keys = request.getParameterValues("key");
        response.getWriter()
                .write(
                        switch (request.getPathInfo()) {
                            case "/settings" -> settings(keys == null ? new String[0] : keys);
                            case "/beside" ->
                                beside.stream().map(each -> each.describe(keys)).collect(Collectors.joining("\n"));
                            case "/property" -> property(request.getParameter("name"), request.getParameter("value"));
                            default -> "no such page";
                        });
    }

    private String settings(String[] keys) {
        StringBuilder text = new StringBuilder(settings.module()
                .map(module -> module.name() + " named by " + module.origin())
                .orElse("no module"));
        text.append(", injected size ").append(size);
        for (String key : keys) {
            text.append('\n')
                    .append(key)
                    .append('=')
                    .append(settings.find(key).orElse("none"))
                    .append(" from ")
                    .append(settings.origin(key).orElse("nowhere"));
        }
        return text.toString();
    }

    /** Sets a system property of the server's process, or takes it away. */
    private static String property(String name, String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
        return "done";
    }
}
