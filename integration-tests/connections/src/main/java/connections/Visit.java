package connections;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a page writes to the database. */
@Entity
@Table(name = "visit")
public class Visit {

    @Id
    private String id = "";

    private String page = "";

    protected Visit() {}

    Visit(String id, String page) {
        this.id = id;
        this.page = page;
    }

    public String id() {
        return id;
    }

    public String page() {
        return page;
    }
}
