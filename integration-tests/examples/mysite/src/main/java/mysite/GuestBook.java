package mysite;

import io.freedom.RequestResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The guest book, in the database. */
@ApplicationScoped
public class GuestBook {

    private static final int SHOWN = 20;

    @Inject
    DataSource dataSource;

    @Inject
    RequestResources resources;

    /** Makes the table when the site starts, so that a database which can't be reached shows then and not to a visitor. */
    void prepare(@Observes Startup start) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists entry (
                        id bigint generated always as identity primary key,
                        name varchar(200) not null,
                        message varchar(2000) not null,
                        written_at timestamp with time zone not null)
                    """);
        }
    }

    void add(String name, String message) throws SQLException {
        String sql = "insert into entry (name, message, written_at) values (?, ?, ?)";
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            statement.setString(1, name);
            statement.setString(2, message);
            statement.setObject(3, OffsetDateTime.now(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** The newest entries, newest first. */
    List<Entry> latest() throws SQLException {
        String sql = "select name, message, written_at from entry order by id desc fetch first " + SHOWN + " rows only";
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection().prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                entries.add(new Entry(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class)));
            }
        }
        return entries;
    }

    /** One connection per request, from when it is first needed until the request is over. Nobody closes it. */
    private Connection connection() throws SQLException {
        return resources.acquire("guest book", dataSource::getConnection);
    }

    record Entry(String name, String message, OffsetDateTime writtenAt) {}
}
