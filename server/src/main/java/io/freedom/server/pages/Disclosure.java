package io.freedom.server.pages;

import io.freedom.server.deployment.SiteNews;
import io.freedom.server.pages.Page.Failing;
import io.freedom.server.pages.Page.Frame;
import io.freedom.server.pages.Page.FrameGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What may be told of a site in development, and how: for who shows it elsewhere than on a page of this package, by the same
 * rules. What it gives is data of the JDK that keeps nothing of the site's alive.
 *
 * <p>Threading: any thread.
 */
public final class Disclosure {

    /** Of one exception; the first ones are those that matter. */
    private static final int MOST_FRAMES = 100;

    private final SiteCode code;

    public Disclosure(SiteCode code) {
        this.code = code;
    }

    /**
     * The same for a site that may have been unpacked from an archive.
     *
     * @param loader of the site's classes; empty while there is no site
     */
    public Disclosure(SiteCode code, Supplier<Optional<ClassLoader>> loader) {
        this(code.with(file -> loader.get()
                .map(each -> each.getResource(file))
                .filter(found -> found.getPath().contains("/WEB-INF/classes/"))
                .isPresent()));
    }

    /** A text of any length and with any characters: fit to be shown, and without credentials in URLs. */
    public static String text(String text) {
        return Shown.text(text);
    }

    /** A query, or a path, in which the values of parameters with secret names are hidden, and credentials in URLs. */
    public static String query(String query) {
        return Shown.text(query.indexOf('=') < 0 ? query : Masks.query(query));
    }

    /** A file as a person names it who works on the site. */
    public String file(Path file) {
        return Shown.name(code.named(file));
    }

    /**
     * A failure with its {@code type}, its {@code message} where it has one, its {@code frames}, its {@code causes}, each the
     * same with its {@code relation}, and {@code notes} where something was left out. Frames are groups with a {@code title}
     * where they have one, whether they are {@code folded} away, and their {@code frames} as text. Never throws, whatever the
     * failure's own methods do.
     *
     * @param mask hides secrets that only the site knows; see {@link SiteNews#withoutSecrets}
     */
    public Map<String, Object> failure(Throwable failure, UnaryOperator<String> mask) {
        FailureModel model = FailureModel.of(failure, code);
        List<Failing> chain = model.isForeign() ? model.unfolded().failures() : model.failures();
        Map<String, Object> told = told(chain.get(0), mask);
        if (chain.size() > 1) {
            told.put(
                    "causes",
                    chain.stream().skip(1).map(each -> told(each, mask)).toList());
        }
        if (!model.notes().isEmpty()) {
            told.put("notes", model.notes());
        }
        return told;
    }

    private static Map<String, Object> told(Failing failing, UnaryOperator<String> mask) {
        Map<String, Object> told = new LinkedHashMap<>();
        putKnown(told, "relation", failing.relation());
        told.put("type", failing.type());
        putKnown(told, "message", mask.apply(failing.message()));
        told.put("frames", groups(failing.frames()));
        return told;
    }

    private static List<Map<String, Object>> groups(List<FrameGroup> groups) {
        List<Map<String, Object>> told = new ArrayList<>();
        int frames = 0;
        for (FrameGroup group : groups) {
            if (frames >= MOST_FRAMES) {
                told.add(Map.of("title", "More frames are left out"));
                break;
            }
            told.add(group(group, MOST_FRAMES - frames));
            frames += Math.max(1, group.frames().size());
        }
        return told;
    }

    private static Map<String, Object> group(FrameGroup group, int most) {
        Map<String, Object> told = new LinkedHashMap<>();
        putKnown(told, "title", group.title());
        told.put("folded", group.folded());
        List<String> frames = new ArrayList<>();
        group.frames().stream().limit(most).map(Disclosure::frame).forEach(frames::add);
        if (frames.size() < group.frames().size()) {
            frames.add("… %,d more".formatted(group.frames().size() - frames.size()));
        }
        told.put("frames", frames);
        return told;
    }

    private static String frame(Frame frame) {
        return frame.place().isEmpty() ? frame.method() : frame.method() + " (" + frame.place() + ")";
    }

    private static void putKnown(Map<String, Object> told, String name, String value) {
        if (!value.isEmpty()) {
            told.put(name, value);
        }
    }
}
