package connections;

import io.freedom.RequestBound;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** The server's own database, tracked without anybody's call. Where there is no such server, nobody asks for it. */
@ApplicationScoped
public class ContainerDatabase {

    @Produces
    @RequestBound
    @Standard
    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource standard;
}
