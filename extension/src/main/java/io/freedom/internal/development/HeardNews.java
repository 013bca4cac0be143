package io.freedom.internal.development;

import io.freedom.ResourceStatistics;
import io.freedom.Settings;
import io.freedom.internal.application.BoundApplication;
import io.freedom.internal.application.BoundMiddleware;
import io.freedom.internal.events.ObserverCosts;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.resources.ReturnsWatch;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.ShownSetting;
import io.freedom.internal.settings.Wanted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The news of a site that a server listens to. */
final class HeardNews implements SiteNews {

    private final Listener listener;
    private final RequestNews requests;
    private final MeasuredObservers observers = new MeasuredObservers();
    private final AtomicBoolean deployed = new AtomicBoolean();

    HeardNews(Listener listener) {
        this.listener = listener;
        this.requests = new RequestNews(listener);
    }

    @Override
    public void read(DeploymentSettings settings, Supplier<List<Wanted>> wanted) {
        List<Wanted> asked = wanted.get();
        Supplier<List<Map<String, Object>>> values =
                () -> settings.shown(asked).stream().map(HeardNews::row).toList();
        Supplier<List<Map<String, Object>>> advice = () -> ProductionAdvice.of(settings);
        Facts event = Facts.event("settings")
                .with("debug", new DevelopmentSettings(settings).debug().orElse(null))
                .with("module", settings.module().map(Settings.Module::name).orElse(null))
                .with("origin", settings.module().map(Settings.Module::origin).orElse(null))
                .with("values", values)
                .with("mask", settings.withoutSecrets(asked))
                .with("advice", advice);
        listener.ask(event);
    }

    private static Map<String, Object> row(ShownSetting setting) {
        return new Facts()
                .with("key", setting.key())
                .with("value", setting.value())
                .with("origin", setting.origin())
                .with("default", setting.byDefault())
                .with("differs", setting.differs())
                .with("known", setting.known())
                .asMap();
    }

    @Override
    public ObserverCosts costs() {
        return observers;
    }

    @Override
    public RequestEvents requests(RequestEvents told) {
        return new FollowedEvents(told, requests);
    }

    @Override
    public ReturnsWatch returns() {
        return requests;
    }

    @Override
    public void deployed(Deployed site) {
        Facts event = Facts.event("deployed");
        BoundApplication application = site.application();
        if (application != null) {
            event.with("application", application.path())
                    .with("kind", application.kind().getSimpleName())
                    .with(
                            "middleware",
                            application.middleware().stream()
                                    .map(HeardNews::row)
                                    .toList())
                    .with("mapping", site.mapping())
                    .with("staticPath", site.staticPath());
        }
        Supplier<List<Map<String, Object>>> costs = observers::rows;
        Supplier<Map<String, Object>> resources = () -> row(site.resources().get());
        deployed.set(true);
        listener.tell(event.with("completion", site.completion())
                .with("observers", costs)
                .with("resources", resources));
    }

    private static Map<String, Object> row(BoundMiddleware middleware) {
        Facts row = new Facts().with("class", middleware.name());
        middleware.priority().ifPresent(priority -> row.with("priority", (long) priority));
        return row.asMap();
    }

    private Map<String, Object> row(ResourceStatistics held) {
        return new Facts()
                .with("held", held.held())
                .with("mostHeld", held.mostHeld())
                .with("mostHeldByOneRequest", held.mostHeldByOneRequest())
                .with("acquired", held.acquired())
                .with("released", held.released())
                .with("leaked", held.leaked())
                .with("failed", held.failed())
                .with("requests", requests.count())
                .asMap();
    }

    @Override
    public void undeployed() {
        if (deployed.compareAndSet(true, false)) {
            listener.tell(Facts.event("undeployed"));
        }
    }
}
