package scenarios;

import jakarta.enterprise.context.RequestScoped;

/** A bean of the request that the application writes on. */
@RequestScoped
public class Note {

    private String text = "empty";

    public void write(String words) {
        text = words;
    }

    public String text() {
        return text;
    }
}
