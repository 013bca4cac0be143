package scenarios;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Behind the Faces page. */
@Named
@RequestScoped
public class Guest {

    private String name = "nobody";
    private String greeting = "";

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getGreeting() {
        return greeting;
    }

    /** What the button does; the page is shown again. */
    public void greet() {
        greeting = "Hello, " + name;
    }
}
