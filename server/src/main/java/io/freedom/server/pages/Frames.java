package io.freedom.server.pages;

import io.freedom.server.pages.Page.Excerpt;
import io.freedom.server.pages.Page.Frame;
import io.freedom.server.pages.Page.FrameGroup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a stack trace readable: the site's frames with their source, runs of all others folded away, repeated frames told once.
 *
 * <p>Threading: one thread.
 */
final class Frames {

    /** Nobody reads more; a trace of a deep recursion has repeats instead. */
    private static final int LONGEST = 2_000;

    /** For each trace, so that the root cause always has some. */
    private static final int MOST_EXCERPTS = 8;

    private final SiteCode code;
    private int excerpts;

    Frames(SiteCode code) {
        this.code = code;
    }

    /**
     * @param trace of the exception
     * @param enclosing the trace of the exception that it caused, or null
     */
    List<FrameGroup> groups(StackTraceElement[] trace, StackTraceElement @Nullable [] enclosing) {
        excerpts = 0;
        int common = enclosing == null ? 0 : inCommon(trace, enclosing);
        int own = trace.length - common;
        List<StackTraceElement> told = List.of(trace).subList(0, Math.min(own, LONGEST));
        Grouping grouping = new Grouping();
        for (Repeats.Run run : Repeats.in(told)) {
            run.frames().forEach(each -> grouping.add(frame(each)));
            if (run.again() > 0) {
                grouping.add(new FrameGroup(again(run), false, List.of()));
            }
        }
        List<FrameGroup> groups = grouping.finish();
        if (own > LONGEST) {
            groups.add(new FrameGroup("%,d more frames".formatted(own - LONGEST), false, List.of()));
        }
        if (common > 0) {
            groups.add(new FrameGroup(count(common) + " in common with the one above", false, List.of()));
        }
        return groups;
    }

    private static String again(Repeats.Run run) {
        int size = run.frames().size();
        String these = size == 1 ? "This frame" : "These %d frames".formatted(size);
        return "%s %,d times more".formatted(these, run.again());
    }

    private static int inCommon(StackTraceElement[] trace, StackTraceElement[] enclosing) {
        int common = 0;
        while (common < Math.min(trace.length, enclosing.length)
                && trace[trace.length - 1 - common].equals(enclosing[enclosing.length - 1 - common])) {
            common++;
        }
        return common;
    }

    private Frame frame(StackTraceElement element) {
        boolean ofSite = code.isOfSite(element);
        Excerpt source = null;
        if (ofSite && excerpts < MOST_EXCERPTS) {
            source = code.excerpt(element).orElse(null);
            excerpts += source == null ? 0 : 1;
        }
        return new Frame(
                Shown.name(ReadableNames.method(element.getClassName(), element.getMethodName())),
                Shown.name(place(element)),
                Shown.name(element.toString()),
                ofSite,
                source);
    }

    private static String place(StackTraceElement element) {
        String file = element.getFileName();
        if (file == null) {
            return "";
        }
        return element.getLineNumber() > 0 ? file + ":" + element.getLineNumber() : file;
    }

    private static String count(int frames) {
        return frames == 1 ? "1 frame" : "%,d frames".formatted(frames);
    }

    /** Collects runs of frames that are told together. */
    private static final class Grouping {

        private final List<FrameGroup> groups = new ArrayList<>();
        private final List<Frame> run = new ArrayList<>();

        void add(Frame frame) {
            if (!run.isEmpty() && run.get(0).ofSite() != frame.ofSite()) {
                endRun();
            }
            run.add(frame);
        }

        void add(FrameGroup group) {
            endRun();
            groups.add(group);
        }

        List<FrameGroup> finish() {
            endRun();
            return groups;
        }

        private void endRun() {
            if (run.isEmpty()) {
                return;
            }
            boolean ofSite = run.get(0).ofSite();
            groups.add(new FrameGroup(ofSite ? "" : title(), !ofSite, run));
            run.clear();
        }

        private String title() {
            Set<String> owners = new LinkedHashSet<>();
            run.forEach(frame -> owners.add(Libraries.of(className(frame.raw()))));
            String title = count(run.size()) + " of " + listed(List.copyOf(owners));
            return groups.isEmpty() ? title + ", thrown in " + run.get(0).method() : title;
        }

        /** The class of a frame as Java writes it: after the loader and the module, before the method. */
        private static String className(String raw) {
            int parenthesis = raw.indexOf('(');
            String qualified = parenthesis < 0 ? raw : raw.substring(0, parenthesis);
            int end = qualified.lastIndexOf('.');
            return qualified.substring(qualified.lastIndexOf('/', Math.max(end, 0)) + 1, Math.max(end, 0));
        }

        private static String listed(List<String> owners) {
            int most = 3;
            if (owners.size() == 1) {
                return owners.get(0);
            }
            if (owners.size() > most) {
                return String.join(", ", owners.subList(0, most)) + " and others";
            }
            int last = owners.size() - 1;
            return String.join(", ", owners.subList(0, last)) + " and " + owners.get(last);
        }
    }
}
