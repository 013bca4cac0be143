package io.freedom.server.deployment;

import java.util.Map;
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

    private final Deployer deployer;
    private volatile @Nullable Deployment deployment;
    private volatile @Nullable Problem problem;

    public SiteHandler(Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    protected void doStart() throws Exception {
        deploy();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        undeploy();
    }

    /**
     * Deploys the site; takes away the problem.
     *
     * @throws RuntimeException see {@link Deployer#deploy}
     */
    public void deploy() {
        deployment = deployer.deploy(getServer());
        problem = null;
    }

    /** Undeploys the site if there is one. */
    public void undeploy() {
        Deployment known = deployment;
        deployment = null;
        if (known != null) {
            known.close();
        }
    }

    /** Says to everybody that asks from now on why there is no site. */
    public void show(Problem reason) {
        problem = reason;
    }

    /** Why there is no site; null where there is one. */
    public @Nullable Problem problem() {
        return problem;
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
