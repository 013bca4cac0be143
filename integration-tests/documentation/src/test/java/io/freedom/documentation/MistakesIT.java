package io.freedom.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.freedom.server.Main;
import io.freedom.server.ServerException;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One mistake at a time in the README's site, and what the person who serves it is told. The time limit is for a mistake that
 * nobody finds: the site would be served.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MistakesIT {

    private static final String FIELD = "    @Inject\n    @Setting(\"greeting\")\n    String greeting;\n";
    private static final String THROWING = "throw new IllegalStateException(\"no such table\");";

    @TempDir
    Path folder;

    private Project site;

    @BeforeEach
    void startFromTheReadme() {
        site = Project.ofTheReadme();
    }

    @Test
    void aTypoInTheNameOfTheApplicationListsThoseThatAreThere() throws Exception {
        site.with(Project.DEVELOPMENT, "greeting=Hello!\nfreedom.application=mysite.Sit\n");

        assertThat(told())
                .isEqualTo("FREEDOM-0101: The application \"mysite.Sit\" (freedom.application, settings module"
                        + " mysite.settings.development (mysite/settings/development.properties:2)) names no class, no member of"
                        + " a class and no bean of this deployment. Use one of these lines:\n"
                        + "    freedom.application=mysite.Site");
    }

    @Test
    void aClassThatIsNoApplicationIsToBeMarked() throws Exception {
        site.with(Project.DEVELOPMENT, "greeting=Hello!\nfreedom.application=mysite.NoStore\n");

        assertThat(told())
                .startsWith("FREEDOM-0102: The application \"mysite.NoStore\" (freedom.application, settings module"
                        + " mysite.settings.development (mysite/settings/development.properties:2)) exists but is no bean"
                        + " marked @Application. Mark it with @io.freedom.Application")
                .endsWith("\n    freedom.application=mysite.Site");
    }

    @Test
    void anApplicationOfTheWrongTypeSaysWhichTypesServe() throws Exception {
        site.with(Project.SITE, " implements HttpApplication", "").with(Project.SITE, "    @Override\n", "");
        site.with(Project.SITE, "import io.freedom.HttpApplication;\n", "");

        assertThat(told())
                .isEqualTo("FREEDOM-0103: The application mysite.Site is neither an io.freedom.HttpApplication nor a"
                        + " jakarta.servlet.Servlet; its types are: mysite.Site. Let it implement HttpApplication, or return"
                        + " one of the two from the producer.");
    }

    @Test
    void twoApplicationsShowTheLinesToChooseFrom() throws Exception {
        addAnotherApplication();

        assertThat(told())
                .isEqualTo(
                        "FREEDOM-0104: This deployment has 2 applications and no setting chooses one. Add one of these"
                                + " lines to the settings module:\n"
                                + "    freedom.application=mysite.Another\n"
                                + "    freedom.application=mysite.Site");
    }

    @Test
    void theLineToAddIsTheRemedyForTwoApplications() throws Exception {
        addAnotherApplication();
        site.with(Project.DEVELOPMENT, "greeting=Hello!\nfreedom.application=mysite.Another\n");

        // The other one is served, whose init throws so that this ends as all the others do.
        assertThat(told()).startsWith("FREEDOM-0107: The application mysite.Another can't be initialised");
    }

    @Test
    void aConstructorThatThrowsIsNamedWithTheRootCauseAndItsLine() throws Exception {
        site.with(Project.SITE, FIELD, FIELD + "\n    public Site() {\n        " + THROWING + "\n    }\n");

        assertThat(told())
                .isEqualTo(
                        "FREEDOM-0105: The application mysite.Site can't be created: java.lang.IllegalStateException: no"
                                + " such table. Mend mysite.Site.<init>(Site.java:"
                                + site.line(Project.SITE, THROWING) + ").");
    }

    @Test
    void whoStartsTheServerGetsTheRootCauseToo() throws Exception {
        site.with(Project.SITE, FIELD, FIELD + "\n    public Site() {\n        " + THROWING + "\n    }\n");
        SiteLayout layout = SiteLayout.of(site.war(folder));
        int port = Ports.free();

        assertThatThrownBy(() -> SiteServer.start(layout, ServerOptions.at(new InetSocketAddress("127.0.0.1", port))))
                .hasMessageContaining("FREEDOM-0105: The application mysite.Site can't be created")
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such table");
        Ports.assertNothingListens(port);
    }

    @Test
    void middlewareThatThrowsIsNamedWithTheLine() throws Exception {
        site.with(
                Project.MIDDLEWARE,
                "        return (request",
                "        if (next != null) {\n            " + THROWING + "\n        }\n        return (request");

        assertThat(told())
                .startsWith(
                        "FREEDOM-0106: The middleware mysite.NoStore can't be put around the application mysite.Site:"
                                + " java.lang.IllegalStateException: no such table. Mend mysite.NoStore.wrap(NoStore.java:"
                                + site.line(Project.MIDDLEWARE, THROWING) + ")");
    }

    @Test
    void initThatThrowsIsNamedWithTheLine() throws Exception {
        site.with(
                Project.SITE,
                FIELD,
                FIELD + "\n    @Override\n" + "    public void init(jakarta.servlet.ServletConfig config) {\n        "
                        + THROWING + "\n    }\n");

        assertThat(told())
                .startsWith("FREEDOM-0107: The application mysite.Site can't be initialised:"
                        + " java.lang.IllegalStateException: no such table. Mend mysite.Site.init(Site.java:"
                        + site.line(Project.SITE, THROWING) + ")");
    }

    @Test
    void aServletWhoseInitThrowsIsNamedWithTheLine() throws Exception {
        site.with(Project.SITE, """
                package mysite;

                import io.freedom.Application;
                import jakarta.servlet.ServletException;
                import jakarta.servlet.http.HttpServlet;

                @Application
                public class Site extends HttpServlet {

                    private static final long serialVersionUID = 1L;

                    @Override
                    public void init() throws ServletException {
                        throw new ServletException("no such table");
                    }
                }
                """);

        assertThat(told())
                .startsWith("FREEDOM-0107: The application mysite.Site can't be initialised:"
                        + " jakarta.servlet.ServletException: no such table. Mend mysite.Site.init(Site.java:"
                        + site.line(Project.SITE, "throw new") + ")");
    }

    @Test
    void aMissingValueNamesWhoWantsItAndTheKeysThatAreNear() throws Exception {
        site.with(Project.DEVELOPMENT, "greting=Hello!\n");

        assertThat(told())
                .isEqualTo(
                        "FREEDOM-0205: Setting greeting (String), wanted by mysite.Site.greeting, has no value. Set it in"
                                + " settings module mysite.settings.development or the environment, or give it a default. Existing"
                                + " keys that are near: greting.");
    }

    @Test
    void lettersForANumberNameTheFieldAndTheLineToCorrect() throws Exception {
        site.with(Project.SITE, "String greeting;", "int greeting;").with(Project.DEVELOPMENT, "greeting=abc\n");

        assertThat(told())
                .isEqualTo("FREEDOM-0206: Setting greeting, wanted by mysite.Site.greeting, is \"abc\", which can't be"
                        + " converted to int (Expected an integer value, got \"abc\"); the value comes from settings module"
                        + " mysite.settings.development (mysite/settings/development.properties:1). Correct it there.");
    }

    @Test
    void severalFaultsOfSettingsAreToldAtOnce() throws Exception {
        site.with(
                Project.SITE,
                FIELD,
                FIELD
                        + FIELD.replace("String greeting", "int number")
                        + FIELD.replace("greeting", "farewell")
                        + FIELD.replace("String greeting", "java.time.Duration timeout")
                                .replace("greeting", "timeout"));
        site.with(Project.DEVELOPMENT, "greeting=Hello!\nfarewel=Bye!\ntimeout=soon\n");

        assertThat(told()).isEqualTo("""
                FREEDOM-0224: 3 settings are wrong.

                FREEDOM-0205  farewell
                    value   none
                    wanted  by mysite.Site.farewell, as String
                    near    farewel
                    do      Set it in settings module mysite.settings.development or the environment, or give it a default.

                FREEDOM-0206  greeting
                    value   "Hello!", which can't be converted to int (Expected an integer value, got "Hello!")
                    set in  settings module mysite.settings.development (mysite/settings/development.properties:1)
                    wanted  by mysite.Site.number, as int
                    do      Correct the value.

                FREEDOM-0206  timeout
                    value   "soon", which can't be converted to Duration (write 500ms, 5s, 10m, 2h, 1d, or ISO 8601 such as PT1M30S)
                    set in  settings module mysite.settings.development (mysite/settings/development.properties:3)
                    wanted  by mysite.Site.timeout, as Duration
                    do      Correct the value.
                """);
    }

    @Test
    void aTypoInTheNameOfTheModuleSaysWhoNamesItAndWhereItWasLookedFor() throws Exception {
        site.with(Project.ARCHIVE_FILE, "settings.module=mysite.settings.develpment\n");

        assertThat(told())
                .isEqualTo("FREEDOM-0201: Settings module mysite.settings.develpment, named by settings.module in"
                        + " META-INF/freedom.properties, was not found: there is neither a class mysite.settings.develpment"
                        + " that implements io.freedom.SettingsModule nor a resource"
                        + " mysite/settings/develpment.properties, .yaml or .yml on the site's class path. Correct"
                        + " settings.module there and build the archive again; or add the class or resource.");
    }

    @Test
    void anEmptyModuleIsNamedWithItsFile() throws Exception {
        site.with(Project.DEVELOPMENT, "");

        assertThat(told())
                .isEqualTo("FREEDOM-0202: Settings module mysite.settings.development"
                        + " (mysite/settings/development.properties), named by settings.module in META-INF/freedom.properties,"
                        + " has no settings. Add at least one, or name another module.");
    }

    @Test
    void modulesThatExtendEachOtherAreShownInACircle() throws Exception {
        site.with(Project.DEVELOPMENT, "freedom.settings.extends=mysite.settings.production\n")
                .with(Project.PRODUCTION, "freedom.settings.extends=mysite.settings.development\n");

        assertThat(told())
                .isEqualTo(
                        "FREEDOM-0204: Settings modules extend each other in a circle: mysite.settings.development ->"
                                + " mysite.settings.production -> mysite.settings.development. Break the circle: remove"
                                + " mysite.settings.development from freedom.settings.extends in settings module"
                                + " mysite.settings.production (mysite/settings/production.properties:1), or another of them from"
                                + " where it is named.");
    }

    @Test
    void anUnknownKeyInTheArchivesFileIsNamedWithItsLine() throws Exception {
        site.with(Project.ARCHIVE_FILE, "setings.module=mysite.settings.development\n");

        assertThat(told())
                .startsWith(
                        "FREEDOM-0208: META-INF/freedom.properties:1 has the unknown key setings.module. Known are site,"
                                + " settings.module and settings.enforced");
    }

    @Test
    void aMissingBeansXmlIsToBeAdded() throws Exception {
        site.without(Project.BEANS);

        assertThat(told())
                .startsWith(
                        "FREEDOM-0110: The site uses @Application in mysite.Site, but this server did not start CDI for"
                                + " it. Add an empty file WEB-INF/beans.xml to the WAR");
    }

    @Test
    void aMappingThatCanNotBeSaysWhichOnesCan() throws Exception {
        site.with(Project.DEVELOPMENT, "greeting=Hello!\nfreedom.mapping=app\n");

        assertThat(told())
                .isEqualTo("FREEDOM-0401: The setting freedom.mapping is \"app\" (settings module"
                        + " mysite.settings.development (mysite/settings/development.properties:2)), which it can't be. Write"
                        + " / for the whole site, or a path such as /app/*.");
    }

    @Test
    void aServletOfTheSiteThatHasTheMappingIsToBeMoved() throws Exception {
        site.with("src/main/webapp/WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <servlet>
                    <servlet-name>old</servlet-name>
                    <servlet-class>mysite.Old</servlet-class>
                  </servlet>
                  <servlet-mapping>
                    <servlet-name>old</servlet-name>
                    <url-pattern>/</url-pattern>
                  </servlet-mapping>
                </web-app>
                """);
        site.with("src/main/java/mysite/Old.java", """
                package mysite;

                public class Old extends jakarta.servlet.http.HttpServlet {

                    private static final long serialVersionUID = 1L;
                }
                """);

        assertThat(told())
                .isEqualTo(
                        "FREEDOM-0402: The URL pattern / of the application is already mapped to another servlet of this"
                                + " site. Remove that mapping from web.xml or @WebServlet, or set freedom.mapping to another pattern,"
                                + " such as /app/*.");
    }

    private void addAnotherApplication() {
        site.with("src/main/java/mysite/Another.java", """
                package mysite;

                @io.freedom.Application
                public class Another extends jakarta.servlet.http.HttpServlet {

                    private static final long serialVersionUID = 1L;

                    @Override
                    public void init() {
                        throw new IllegalStateException("not yet");
                    }
                }
                """);
    }

    /** What the person who runs the server reads; the server fails and leaves nothing behind that listens. */
    private String told() throws IOException {
        int port = Ports.free();
        String war = site.war(folder.resolve("port-" + port)).toString();
        Throwable failure = catchThrowable(() ->
                new Main("another port").applyAsInt(List.of("runserver", "--noreload", "127.0.0.1:" + port, war)));
        Ports.assertNothingListens(port);
        assertThat(failure).isInstanceOf(ServerException.class);
        return failure.getMessage().replace(System.lineSeparator(), "\n");
    }
}
