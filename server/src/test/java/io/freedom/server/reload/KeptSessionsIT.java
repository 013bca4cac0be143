package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSessionsIT {

    private static final String COUNT = """
            @jakarta.enterprise.context.SessionScoped
            public class Count implements java.io.Serializable {
                private int count;
                public int next() { return ++count; }
                %s
            }
            """;

    @TempDir
    Path folder;

    private ReloadingSite site;

    @BeforeEach
    void makeSite() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
    }

    @AfterEach
    void stopSite() throws Exception {
        site.stop();
    }

    @Test
    void attributesSurviveAndAreOfTheNewClasses() throws Exception {
        site.source("Cart", "public class Cart implements java.io.Serializable { int size = 3; }");
        site.page("request.getSession().setAttribute(\"cart\", new Cart());");
        site.start();
        site.get("/page");

        site.page("var cart = (Cart) request.getSession(false).getAttribute(\"cart\");"
                + "response.getWriter().print(cart.size);");

        assertThat(site.get("/page").body()).isEqualTo("3");
    }

    /** Whoever builds while the site runs takes classes away that it has not loaded yet. */
    @Test
    void anAttributeThatCannotBeWrittenForWantOfAClassTakesNoOtherWithIt() throws Exception {
        site.source("Cart", """
                public class Cart implements java.io.Serializable {
                    private void writeObject(java.io.ObjectOutputStream out) { throw new NoClassDefFoundError("p/Gone"); }
                }
                """);
        site.page("request.getSession().setAttribute(\"cart\", new Cart());"
                + "request.getSession().setAttribute(\"name\", \"Ann\");");
        site.start();
        site.get("/page");

        site.page("response.getWriter().print(request.getSession().getAttribute(\"name\"));");

        assertThat(site.get("/page").body()).isEqualTo("Ann");
        assertThat(site.said()).first().asString().contains("FREEDOM-0723", "attribute cart", "p/Gone");
    }

    @Test
    void aBeanOfTheSessionSurvivesEvenIfItsClassGetsAMethodAndTheSiteABean() throws Exception {
        site.source("Count", COUNT.formatted(""));
        site.page(
                "response.getWriter().print(jakarta.enterprise.inject.spi.CDI.current().select(Count.class).get().next());");
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("1");

        site.source("Count", COUNT.formatted("public void more() {}"));
        assertThat(site.get("/page").body()).isEqualTo("2");

        site.source(
                "Another",
                "@jakarta.enterprise.context.SessionScoped\n"
                        + "public class Another implements java.io.Serializable {}");
        assertThat(site.get("/page").body()).isEqualTo("3");
    }

    @Test
    void sessionsSurviveASiteThatIsBrokenForAWhile() throws Exception {
        site.page("response.getWriter().print(request.getSession().getId());");
        site.start();
        String session = site.get("/page").body();

        site.source("Needy", "class Needy { @jakarta.inject.Inject Runnable nobody; }");
        assertThat(site.get("/page").statusCode()).isBetween(500, 503);
        site.source("Needy", "class Needy {}");

        assertThat(site.get("/page").body()).isEqualTo(session);
    }

    @Test
    void anAttributeThatCannotBeKeptIsNamedAndTheOthersStay() throws Exception {
        site.source("Loose", "class Loose {}");
        site.page("request.getSession().setAttribute(\"loose\", new Loose());"
                + "request.getSession().setAttribute(\"name\", \"kept\");");
        site.start();
        site.get("/page");

        site.page(
                "var session = request.getSession(false);"
                        + "response.getWriter().print(session.getAttribute(\"loose\") + \" \" + session.getAttribute(\"name\"));");

        assertThat(site.get("/page").body()).isEqualTo("null kept");
        assertThat(site.said())
                .containsOnlyOnce("FREEDOM-0723: The session attribute loose did not survive the reload: "
                        + "java.io.NotSerializableException: p.Loose. "
                        + "Make its class, and what it refers to, Serializable.");
    }

    @Test
    void anAttributeWhoseFieldsChangedIsNamed() throws Exception {
        site.source("Cart", "public class Cart implements java.io.Serializable { int size = 3; }");
        site.page("var session = request.getSession();"
                + "response.getWriter().print(session.getAttribute(\"cart\") == null ? \"empty\" : \"full\");"
                + "if (session.isNew()) session.setAttribute(\"cart\", new Cart());");
        site.start();
        site.get("/page");
        assertThat(site.get("/page").body()).isEqualTo("full");

        site.source("Cart", "public class Cart implements java.io.Serializable { String size = \"3\"; }");

        assertThat(site.get("/page").body()).isEqualTo("empty");
        assertThat(site.said()).anyMatch(line -> line.startsWith("FREEDOM-0723: The session attribute cart did not"));
    }

    @Test
    void anInvalidatedSessionIsNotThereAgain() throws Exception {
        site.page("var session = request.getSession(); response.getWriter().print(session.isNew());"
                + "if (!session.isNew()) session.invalidate();");
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("true");
        assertThat(site.get("/page").body()).isEqualTo("false");

        site.source("Other", "class Other {}");

        assertThat(site.get("/page").body()).isEqualTo("true");
    }
}
