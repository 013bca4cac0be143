package small.typed;

/** A type that only the converter of the site can make. */
public record Colour(String name, int rgb) {}
