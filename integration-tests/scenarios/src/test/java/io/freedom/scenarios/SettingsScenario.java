package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What containers could do differently with the types of a site's settings: its converters are beans that are asked for before the
 * site starts, its groups are checked by the server's Bean Validation, its faults are told by the server.
 */
@Aside
@Order(Stages.REFUSALS)
@NeedsFeature(Feature.SITES)
class SettingsScenario {

    private static final String MISSING = """


            FREEDOM-0205  nobody.sets.this
                value   none
                wanted  by small.refused.Wanting.missing, as String
            """;

    /** Some containers show in time that the servlet wants it, too. */
    private static final String UNCONVERTIBLE = """


            FREEDOM-0206  page.colour
                value   "green", which can't be converted to Colour (the palette has no green)
                set in  settings module refused.settings (refused/settings.properties:2)
                wanted  by small.typed.""";

    @TempDir
    Path folder;

    private static SmallWar war(ServerUnderTest server, String name) {
        SmallWar war = new SmallWar(name)
                .says("settings.module=" + name + ".settings", "settings.enforced=true")
                .with("typed/Colour", "typed/Palette", "typed/ColourConverter", "typed/Typed", "typed/ColourServlet")
                .with("typed/Shop", "typed/Shop$Owner", "typed/Shop$Branch");
        return isConstrained(server)
                ? war.with("constrained/Limits", "constrained/Limits$Depth", "constrained/Limited")
                : war;
    }

    private static boolean isConstrained(ServerUnderTest server) {
        return server.features().contains(Feature.BEAN_VALIDATION);
    }

    @Test
    void convertersGroupsAndConstraintsOfTheSite(ServerUnderTest server) throws Exception {
        Path war = war(server, "typed")
                .module(
                        "typed.settings",
                        "palette.prefix=dark-",
                        "page.colour=blue",
                        "page.colours=red,blue",
                        "shop.name=Shop",
                        "shop.colour=red",
                        "shop.owner.name=Ann",
                        "shop.branches[0].street=High Street",
                        "shop.branches[0].colour=blue",
                        "limits.requests=10",
                        "limits.hosts=a,b",
                        "limits.of.depth=1")
                .in(folder);
        try (SmallSite site = SmallSite.deploy(server, war, "typed")) {
            assertThat(site.beside().lines())
                    .contains(
                            "colour Colour[name=dark-blue, rgb=255]",
                            "colours [Colour[name=dark-red, rgb=16711680], Colour[name=dark-blue, rgb=255]]",
                            "shop Shop Colour[name=dark-red, rgb=16711680]",
                            "owner Owner[name=Ann, patience=PT10M]",
                            "branches [Branch[street=High Street, colour=Colour[name=dark-blue, rgb=255]]]");
            if (isConstrained(server)) {
                assertThat(site.beside()).contains("limits 10 [a, b] Depth[depth=1]");
            }
            assertThat(site.servlet()).isEqualTo("servlet Colour[name=dark-blue, rgb=255] PT5S");
        }
    }

    @Test
    void allFaultsAreToldInOneList(ServerUnderTest server) throws Exception {
        Path war = war(server, "refused")
                .with("refused/Wanting")
                .module(
                        "refused.settings",
                        "palette.prefix=dark-",
                        "page.colour=green",
                        "page.colours=red",
                        "shop.name=Shop",
                        "shop.colour=red",
                        "shop.owner.name=Ann",
                        "shop.branches[0].street=High Street",
                        "shop.branches[0].colour=blue",
                        "freedom.surprise=1",
                        "limits.requests=11",
                        "limits.hosts=a",
                        "limits.of.depth=0")
                .in(folder);
        List<String> told = new ArrayList<>();
        told.add("FREEDOM-0224: %d settings are wrong.\n\nFREEDOM-0213  freedom.surprise\n"
                .formatted(isConstrained(server) ? 5 : 3));
        if (isConstrained(server)) {
            told.add("\n\nFREEDOM-0225  limits.of.depth\n    value   \"0\"\n");
            told.add("(@Positive)\n");
            told.add("\n\nFREEDOM-0225  limits.requests\n    value   \"11\"\n");
            told.add("(@Max)\n");
        }
        told.add(MISSING);
        told.add(UNCONVERTIBLE);
        SmallSite.assertRefused(server, war, "refused", told);
    }
}
