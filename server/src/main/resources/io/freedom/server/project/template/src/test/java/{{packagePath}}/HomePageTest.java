package {{package}};

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.freedom.junit.OverrideSettings;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.Test;

class HomePageTest {

    @Test
    void theGreetingIsOnThePage() {
        assertTrue(page().contains("<h1>It works!</h1>"));
    }

    @Test
    @OverrideSettings("site.greeting=Fish & <chips>")
    void aGreetingCannotBreakThePage() {
        assertTrue(page().contains("<h1>Fish &amp; &lt;chips&gt;</h1>"));
    }

    /** The page as the site makes it: with its beans and its settings, without a server. */
    private static String page() {
        try (SeContainer site = SeContainerInitializer.newInstance()
                .addPackages(Site.class)
                .initialize()) {
            return site.select(HomePage.class).get().html("");
        }
    }
}
