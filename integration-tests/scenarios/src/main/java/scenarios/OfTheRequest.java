package scenarios;

import jakarta.enterprise.context.RequestScoped;

/** A bean that can only be used while a request context is active. */
@RequestScoped
public class OfTheRequest {

    public boolean isThere() {
        return true;
    }
}
