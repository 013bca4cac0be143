package io.freedom.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteNewsTest {

    private final SiteNews news = new SiteNews();

    @Test
    void aModeThatCouldNotBeReadMayBeThatOfDevelopment() {
        SiteNews site = new SiteNews();
        assertThat(site.mayBeDebug()).isTrue();
        site.accept(Map.of("event", "settings", "module", "site"));
        assertThat(site.mayBeDebug()).isTrue();
        assertThat(site.debug()).isFalse();
        site.accept(Map.of("event", "settings", "debug", false));
        assertThat(site.mayBeDebug()).isFalse();
    }

    @Test
    void whoKnowsEnoughEndsTheDeployment() {
        news.listen(event -> {
            throw new EnoughKnown();
        });
        assertThatThrownBy(() -> news.accept(Map.of("event", "settings"))).isInstanceOf(EnoughKnown.class);
    }

    @Test
    void aSiteThatIsGoneTellsNothingOnceTheNextOneIsDeployed() {
        List<Object> heard = new ArrayList<>();
        news.listen(event -> heard.add(event.get("request")));
        news.begin();
        var gone = news.ofThisDeployment();
        gone.accept(Map.of("event", "finished", "request", 1L));
        news.begin();
        news.ofThisDeployment().accept(Map.of("event", "started", "request", 2L));
        gone.accept(Map.of("event", "finished", "request", 3L));
        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void whoFailsKeepsNobodyElseFromBeingTold() {
        List<Object> heard = new ArrayList<>();
        news.listen(event -> {
            throw new IllegalStateException("deaf");
        });
        news.listen(event -> heard.add(event.get("event")));
        news.accept(Map.of("event", "started"));
        assertThat(heard).containsExactly("started");
    }
}
