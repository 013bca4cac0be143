package {{package}};

import io.freedom.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The page at /. */
@ApplicationScoped
public class HomePage {

    @Inject
    @Setting("site.greeting")
    String greeting;

    @Inject
    @Setting("freedom.debug")
    boolean debug;

    @Inject
    FinishedRequests finished;

    /** @param base where the server has put the site: "" or a path such as "/{{name}}" */
    String html(String base) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>{{name}}</title>
                  <link rel="icon" href="%1$s/static/icon.svg">
                  <link rel="stylesheet" href="%1$s/static/site.css">
                </head>
                <body>
                  <header>
                    <img src="%1$s/static/icon.svg" alt="" width="56" height="56">
                    <h1>%2$s</h1>
                    <p>This is <strong>{{name}}</strong>, your new site.</p>
                  </header>
                  <main>
                    <section>
                      <h2>Change it</h2>
                      <p>The greeting is <code>site.greeting</code> in <code>common.properties</code>.
                        Give it another text, save, and look here.</p>
                    </section>
                    <section>
                      <h2>Add a page</h2>
                      <p>Every request comes to <code>Site.java</code>. Add
                        <code>case "/hello" -&gt; html(response, "Hello!");</code>
                        and go to <code>/hello</code>.</p>
                    </section>
                    <section>
                      <h2>Break it</h2>
                      <p>Behind that arrow, write <code>throw new IllegalStateException("Oh!");</code>
                        and go there again. You see what went wrong and where, until it is mended.</p>
                    </section>
                  </main>
                  <footer>
                    <p>Requests finished since the site started: <strong>%3$d</strong>.%4$s</p>
                  </footer>
                </body>
                </html>
                """.formatted(escape(base), escape(greeting), finished.count(), console());
    }

    /** Only mvn freedom:runserver has it, and only while the site is developed. */
    private String console() {
        return debug ? " <a href=\"/_freedom/\">Watch them in the console</a>" : "";
    }

    /** Any text, safe in HTML. */
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
