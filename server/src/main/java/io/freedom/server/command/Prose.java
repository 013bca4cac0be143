package io.freedom.server.command;

/** Text in lines of up to 80 characters. */
final class Prose {

    private static final int WIDTH = 80;

    private Prose() {}

    /**
     * The text, broken between words; a word that is longer than a line stays whole.
     *
     * @param indent before each line
     */
    static String lines(String indent, String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append(System.lineSeparator());
                line.setLength(0);
                line.append(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        return lines.append(line).append(System.lineSeparator()).toString();
    }
}
