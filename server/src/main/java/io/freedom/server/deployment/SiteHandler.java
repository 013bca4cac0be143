package io.freedom.server.deployment;

import io.freedom.server.SiteLayout;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Serves the site that is deployed now, or says why there is none. The first deployment is a part of its start, so that the
 * server listens, and accepts nobody, meanwhile.
 *
 * <p>Threading: any thread may be served; one at a time replaces the site, and sees to it that no request is under way.
 */
public final class SiteHandler extends Handler.Abstract {

    private final boolean vacant;
    private volatile Deployer deployer;
    private volatile @Nullable Deployment deployment;
    private volatile @Nullable Problem problem;

    /** Its start deploys the site, and fails where that does. */
    public SiteHandler(Deployer deployer) {
        this(deployer, false);
    }

    private SiteHandler(Deployer deployer, boolean vacant) {
        this.deployer = deployer;
        this.vacant = vacant;
    }

    /** One that is started without a site; somebody else deploys it, and shows what keeps it from being deployed. */
    public static SiteHandler vacant(Deployer deployer) {
        return new SiteHandler(deployer, true);
    }

    @Override
    protected void doStart() throws Exception {
        if (!vacant) {
            deploy();
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        undeploy();
        super.doStop();
    }

    /**
     * Deploys the site; takes away the problem.
     *
     * @throws RuntimeException see {@link Deployer#deploy}
     */
    public void deploy() {
        Deployment fresh = deployer.deploy(getServer());
        // Jetty looks for the sessions of a server among its beans: to invalidate one, and to end those that are too
        // old.
        addBean(fresh.handler(), true);
        deployment = fresh;
        problem = null;
    }

    /** From the next deployment on, the site is made of something else. */
    public void relocate(SiteLayout layout) {
        deployer = deployer.with(layout);
    }

    /** Undeploys the site if there is one. */
    public void undeploy() {
        Deployment known = take();
        if (known != null) {
            known.close();
            removeBean(known.handler());
        }
    }

    /** Once: the end of the server and that of a reload which took too long may come together. */
    private synchronized @Nullable Deployment take() {
        Deployment known = deployment;
        deployment = null;
        return known;
    }

    /** Says to everybody that asks from now on why there is no site. */
    public void show(Problem reason) {
        problem = reason;
    }

    /** There is no such reason any more, and the site that was deployed before is still there. */
    public void showNothing() {
        problem = null;
    }

    /** Why there is no site; null where there is one. */
    public @Nullable Problem problem() {
        return problem;
    }

    /** Whether a site is deployed, whoever may see it. */
    public boolean isDeployed() {
        return deployment != null;
    }

    /** The class loader of the site that is deployed. */
    public Optional<ClassLoader> loader() {
        return Optional.ofNullable(deployment).map(Deployment::loader);
    }

    /** What the site says of itself; empty where there is none. */
    public Map<String, String> facts() {
        Deployment known = deployment;
        return known == null ? Map.of() : known.facts();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Problem reason = problem;
        Deployment known = deployment;
        if (reason != null) {
            deployer.pages().answer(request, response, callback, reason);
            return true;
        }
        return known != null && known.handler().handle(request, response, callback);
    }
}
