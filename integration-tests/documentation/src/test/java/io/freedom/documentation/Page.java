package io.freedom.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of the documentation in Markdown, as far as these tests read it: code blocks, headings, links and tables. */
final class Page {

    private static final String FENCE = "```";
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern LINK_TEXT = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| *`([^`]+)` *\\|");

    private final Path file;
    private final String prose;
    private final List<CodeBlock> blocks;

    private Page(Path file, String prose, List<CodeBlock> blocks) {
        this.file = file;
        this.prose = prose;
        this.blocks = blocks;
    }

    static Page read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StringBuilder prose = new StringBuilder();
        StringBuilder before = new StringBuilder();
        List<CodeBlock> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith(FENCE)) {
                prose.append(line).append('\n');
                before.append(line).append('\n');
                continue;
            }
            int first = i + 1;
            do {
                i++;
            } while (!lines.get(i).equals(FENCE));
            String text = String.join("\n", lines.subList(first, i)) + "\n";
            blocks.add(new CodeBlock(line.substring(FENCE.length()), text, before.toString(), first));
            before.setLength(0);
        }
        return new Page(file, prose.toString(), List.copyOf(blocks));
    }

    Path file() {
        return file;
    }

    /** Everything but the code blocks. */
    String prose() {
        return prose;
    }

    List<CodeBlock> blocks() {
        return blocks;
    }

    List<CodeBlock> blocks(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** The links to other files and to headings, as written; not those to other hosts. */
    List<String> relativeLinks() {
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    List<String> headings() {
        return HEADING.matcher(prose).results().map(heading -> heading.group(1)).toList();
    }

    /** What a link can name after its #, as repository browsers make it of the headings. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        for (String heading : headings()) {
            anchors.add(heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }

    /** The prose below a heading, up to the next heading. */
    String below(String heading) {
        MatchResult found = HEADING.matcher(prose)
                .results()
                .filter(each -> each.group(1).equals(heading))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no heading \"" + heading + '"'));
        var next = HEADING.matcher(prose);
        return prose.substring(found.end(), next.find(found.end()) ? next.start() : prose.length());
    }

    /** The first cells of the table below a heading that are code. */
    List<String> keysBelow(String heading) {
        return FIRST_CELL
                .matcher(below(heading))
                .results()
                .map(cell -> cell.group(1))
                .toList();
    }

    /** The rows of the table below a heading whose first cell is code: their cells as a reader sees them, without marks. */
    List<List<String>> rowsBelow(String heading) {
        return below(heading)
                .lines()
                .filter(line -> FIRST_CELL.matcher(line).find())
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(cell -> LINK_TEXT
                                .matcher(cell)
                                .replaceAll("$1")
                                .replace("`", "")
                                .strip())
                        .toList())
                .toList();
    }

    @Override
    public String toString() {
        return Repository.ROOT.relativize(file).toString();
    }
}
