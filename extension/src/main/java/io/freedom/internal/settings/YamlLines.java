package io.freedom.internal.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The lines of a YAML document on which its keys stand, and what is refused in it: repeated keys, keys that are no text or have dots, tags
 * that ask for other types, and aliases that repeat a part of the document without end.
 */
final class YamlLines {

    private static final int DEEPEST = 50;
    private static final int MOST_NODES = 500_000;
    private static final Set<Tag> VALUES =
            Set.of(Tag.STR, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP, Tag.NULL, Tag.MAP, Tag.SEQ);
    private static final Set<Tag> KEYS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP, Tag.MERGE);
    private static final String NO_KEY = "\0"; // what a merge brings is not where its key is

    private final Map<String, Integer> lines = new HashMap<>();
    private int nodes;

    private YamlLines() {}

    /**
     * @return the lines by key, from 1; without the keys that come from a merge ({@code <<})
     * @throws IllegalArgumentException says what is refused and on which line; never shows a value
     */
    static Map<String, Integer> of(Node root) {
        YamlLines found = new YamlLines();
        if (!(root instanceof MappingNode mapping)) {
            throw new IllegalArgumentException("it is no mapping; write key: value");
        }
        found.mapping("", mapping, 0);
        return found.lines;
    }

    private void visit(String key, Node node, int depth) {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw refused(node, "it is nested too deeply, or repeats itself through aliases");
        }
        if (!VALUES.contains(node.getTag())) {
            throw refused(node, "a tag asks for a type that settings don't have; quote a text that starts with !");
        }
        lines.putIfAbsent(key, line(node));
        if (node instanceof MappingNode mapping) {
            mapping(key, mapping, depth);
        } else if (node instanceof SequenceNode sequence) {
            List<Node> elements = sequence.getValue();
            for (int i = 0; i < elements.size(); i++) {
                visit(key + "[" + i + "]", elements.get(i), depth + 1);
            }
        }
    }

    private void mapping(String prefix, MappingNode mapping, int depth) {
        Set<String> names = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)
                    || name.getValue().isEmpty()
                    || !KEYS.contains(name.getTag())) {
                throw refused(tuple.getKeyNode(), "a key is a text; quote words such as on, off, yes, no and null");
            }
            if (prefix.isEmpty() && isMeantToBeNested(name)) {
                throw refused(name, "the key " + name.getValue() + " is not nested by its dots; " + nested(name));
            }
            boolean merge = name.getTag().equals(Tag.MERGE);
            if (!names.add(name.getValue()) && !merge) {
                throw refused(name, "the key " + name.getValue() + " is there twice");
            }
            String own = name.getValue().contains(".") ? '"' + name.getValue() + '"' : name.getValue();
            String key = prefix.isEmpty() ? own : prefix + "." + own;
            if (!merge) {
                lines.putIfAbsent(key, line(name));
            }
            visit(merge ? NO_KEY : key, tuple.getValueNode(), depth + 1);
        }
    }

    private static boolean isMeantToBeNested(ScalarNode name) {
        return name.getValue().contains(".") && (name.isPlain() || isNeverOneName(name));
    }

    /** The prefix of a site, and the keys of Freedom: in quotes they have no effect, either. */
    private static boolean isNeverOneName(ScalarNode name) {
        return name.getValue().startsWith("%") || name.getValue().startsWith(FreedomKey.PREFIX);
    }

    private static String nested(ScalarNode name) {
        String first = name.getValue().split("\\.", 2)[0];
        return "write it below " + (first.startsWith("%") ? '"' + first + '"' : first)
                + (isNeverOneName(name) ? "" : ", or in quotes where the dots are part of its name");
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static IllegalArgumentException refused(Node node, String why) {
        return new IllegalArgumentException("line " + line(node) + ": " + why);
    }
}
