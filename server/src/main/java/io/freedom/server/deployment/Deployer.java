package io.freedom.server.deployment;

import io.freedom.server.SiteLayout;
import java.nio.file.Files;
import java.util.Objects;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/**
 * Deploys a site, as often as it is asked to.
 *
 * @param layout what the site is made of
 * @param settings the settings module to use, whatever the site or the environment say; null leaves it to them
 * @param work keeps the files of its deployments
 * @param news is told by every deployment
 * @param pages answer the failures of every deployment
 */
public record Deployer(
        SiteLayout layout, @Nullable String settings, WorkFolder work, SiteNews news, FailurePages pages) {

    public Deployer {
        Objects.requireNonNull(layout, "layout");
    }

    /** The same for a site that is made of something else. */
    Deployer with(SiteLayout other) {
        return new Deployer(other, settings, work, news, pages);
    }

    /**
     * Deploys the site.
     *
     * @param server its threads and its attributes are the site's
     * @throws RuntimeException the deployment's own failure, as Weld or the site threw it; where the site reports several
     *     problems at once, they are its suppressed exceptions. Nothing of the site runs afterwards
     */
    public Deployment deploy(Server server) {
        news.begin();
        WorkFolder own = work.part();
        try {
            SiteLayout folders = unpacked(own);
            checkDescriptors(folders);
            SiteContext context = new SiteContext(
                    folders, settings == null ? null : own.commandLine(settings), work.newFolder("jetty"), news, pages);
            return Deployment.start(context, own, server);
        } catch (RuntimeException | Error failure) {
            Deployment.tidyUp(own);
            throw failure;
        }
    }

    private void checkDescriptors(SiteLayout folders) {
        for (int i = 0; i < folders.web().size(); i++) {
            Descriptors.check(folders.web().get(i), layout.web().get(i));
        }
        folders.classes().forEach(each -> Descriptors.check(each, each));
    }

    private SiteLayout unpacked(WorkFolder own) {
        return new SiteLayout(
                layout.web().stream()
                        .map(web -> Files.isDirectory(web) ? web : own.unpack(web))
                        .toList(),
                layout.classes(),
                layout.libraries());
    }
}
