package io.freedom.internal.settings;

import io.freedom.FreedomException;
import io.freedom.SettingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All faults of a deployment's settings as one, so that a person reads them in one piece whatever the server puts around it:
 * sorted by key, the id and the key first, a blank line between two, what several share said once.
 */
public final class FaultReport {

    private static final String WANTED = "wanted";

    private static final Comparator<FreedomException> ORDER = Comparator.comparing(FaultReport::key)
            .thenComparing(FreedomException::id)
            .thenComparing(fault -> fault instanceof SettingException setting ? String.valueOf(setting.place()) : "")
            .thenComparing(FreedomException::getMessage);

    private FaultReport() {}

    /**
     * One fault as it is, several as a list, with each of them suppressed, in the same order: for its data and its cause.
     *
     * @return null for none
     */
    public static @Nullable FreedomException of(List<? extends FreedomException> faults) {
        return of(faults, "");
    }

    /**
     * The same where there are several sites.
     *
     * @param site the name of this one, for a list; empty where it is the only one
     */
    public static @Nullable FreedomException of(List<? extends FreedomException> faults, String site) {
        if (faults.size() < 2) {
            return faults.isEmpty() ? null : faults.get(0);
        }
        Map<Block, List<String>> blocks = new LinkedHashMap<>();
        for (FreedomException fault : faults.stream().sorted(ORDER).toList()) {
            blocks.computeIfAbsent(block(fault), any -> new ArrayList<>()).addAll(wanted(fault));
        }
        if (blocks.size() == 1
                && faults.get(0) instanceof SettingException setting
                && setting.facts().isEmpty()) {
            return setting;
        }
        StringBuilder text = new StringBuilder(title(faults, blocks.size()))
                .append(" wrong")
                .append(site.isEmpty() ? "." : ", in the site " + site + ".");
        blocks.forEach((block, places) -> text.append("\n\n").append(block.text(places)));
        FreedomException report =
                new FreedomException("FREEDOM-0224", text.append('\n').toString(), null);
        faults.stream().sorted(ORDER).forEach(report::addSuppressed);
        return report;
    }

    private static String title(List<? extends FreedomException> faults, int count) {
        if (count == 1) {
            return "A setting is";
        }
        return count + (faults.stream().allMatch(SettingException.class::isInstance) ? " settings are" : " things are");
    }

    private static String key(FreedomException fault) {
        return fault instanceof SettingException setting ? setting.key() : "";
    }

    private static List<String> wanted(FreedomException fault) {
        String wanted =
                fault instanceof SettingException setting ? setting.facts().get(WANTED) : null;
        return wanted == null ? List.of() : List.of(wanted);
    }

    private static Block block(FreedomException fault) {
        if (!(fault instanceof SettingException setting) || setting.facts().isEmpty()) {
            String message = String.valueOf(fault.getMessage());
            return new Block(
                    key(fault),
                    fault.id(),
                    Map.of("", message.substring(fault.id().length() + 2)));
        }
        Map<String, String> facts = new LinkedHashMap<>(setting.facts());
        facts.computeIfPresent(WANTED, (label, text) -> ""); // those of all injection points come there
        return new Block(setting.key(), setting.id(), facts);
    }

    /** What is said once. */
    private record Block(String key, String id, Map<String, String> facts) {

        String text(List<String> places) {
            StringBuilder text =
                    new StringBuilder(id).append(key.isEmpty() ? "" : "  ").append(key);
            int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
            facts.forEach((label, fact) -> {
                if (label.equals(WANTED)) {
                    line(text, label, places.get(0), width);
                    places.stream().skip(1).forEach(place -> line(text, "", place, width));
                } else if (label.isEmpty()) {
                    text.append("\n    ").append(fact.replace("\n", "\n    "));
                } else {
                    line(text, label, fact, width);
                }
            });
            return text.toString();
        }

        private static void line(StringBuilder text, String label, String fact, int width) {
            text.append("\n    ")
                    .append(label)
                    .append(" ".repeat(width - label.length()))
                    .append(fact);
        }
    }
}
