package io.freedom.server.command;

import io.freedom.server.Printable;
import io.freedom.server.command.Terminal.Colour;
import io.freedom.server.command.ToldSettings.ToldSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code diffsettings} answers.
 *
 * @param told of the site
 * @param shown which of its settings
 */
record SettingsReport(ToldSettings told, List<ToldSetting> shown) implements Report {

    private static final int LONGEST = 2_000;
    private static final String INDENT = "    ";

    /** @param all or only those that differ from their defaults */
    static SettingsReport of(ToldSettings told, boolean all) {
        return new SettingsReport(
                told,
                told.settings().stream()
                        .filter(setting -> all || setting.differs())
                        .toList());
    }

    /** A line for each setting, and where it comes from below it. */
    @Override
    public String text(Terminal terminal) {
        if (shown.isEmpty()) {
            return "No setting differs from its default (" + told.moduleText() + ")." + System.lineSeparator();
        }
        StringBuilder text = new StringBuilder();
        for (ToldSetting setting : shown) {
            String value = Printable.of(setting.value(), LONGEST);
            text.append(setting.key())
                    .append(value.isEmpty() ? " =" : " = ")
                    .append(value)
                    .append(System.lineSeparator());
            String origin = setting.origin() + instead(setting);
            text.append(terminal.paint(Colour.FAINT, Prose.lines(INDENT, origin)));
        }
        return text.toString();
    }

    private static String instead(ToldSetting setting) {
        return setting.byDefault()
                .filter(text -> setting.differs())
                .map(text -> "; the default is " + Printable.of(text, LONGEST))
                .orElse("");
    }

    @Override
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        told.module().ifPresent(module -> json.put("module", module));
        told.origin().ifPresent(origin -> json.put("origin", origin));
        json.put("settings", shown.stream().map(ToldSetting::asJson).toList());
        return json;
    }
}
