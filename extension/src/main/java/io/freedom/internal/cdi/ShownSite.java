package io.freedom.internal.cdi;

import io.freedom.internal.development.SiteNews;
import io.freedom.internal.http.HttpDeployment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a deployed site shows of itself: to operators what its requests hold, to a server that listens what it is made of. */
final class ShownSite implements HttpDeployment.Shown {

    private final DeployedResources resources;
    private final SiteNews news;
    private final Function<@Nullable String, SiteNews.Deployed> site;

    /** @param site describes it, given the name of what tells that a request is over */
    ShownSite(DeployedResources resources, SiteNews news, Function<@Nullable String, SiteNews.Deployed> site) {
        this.resources = resources;
        this.news = news;
        this.site = site;
    }

    @Override
    public void publish(String name, @Nullable String completion) {
        resources.publish(name);
        news.deployed(site.apply(completion));
    }

    /** May be called again. */
    @Override
    public void close() {
        try {
            resources.close();
        } finally {
            news.undeployed();
        }
    }
}
