package io.freedom.scenarios;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JDBC connection pools of a domain of GlassFish's or Payara's. */
final class GlassFishPools implements ServerPools {

    private static final Pattern USED = Pattern.compile("\"numconnused\".*?\"current\"\\s*:\\s*(\\d+)", Pattern.DOTALL);

    /** The server's REST interface. */
    interface Administration {

        /** @param json what to post; empty to get */
        String ask(String path, String json) throws IOException, InterruptedException;
    }

    private final Administration administration;

    GlassFishPools(Administration administration) {
        this.administration = administration;
    }

    @Override
    public String standard() {
        return "H2Pool";
    }

    @Override
    public String create(String name, String url, String user, int size) throws Exception {
        order(
                "/management/domain/configs/config/server-config/monitoring-service/module-monitoring-levels",
                "{\"jdbcConnectionPool\":\"HIGH\"}");
        order(
                "/management/domain/resources/jdbc-connection-pool",
                "{\"id\":\"%s\",\"resType\":\"javax.sql.DataSource\",\"datasourceClassname\":\"%s\",\"maxPoolSize\":\"%d\",\"property\":\"%s\"}"
                        .formatted(
                                name,
                                "org.postgresql.ds.PGSimpleDataSource",
                                size,
                                "url=" + url.replace(":", "\\\\:") + ":user=" + user + ":password=unused"));
        order(
                "/management/domain/resources/jdbc-resource",
                "{\"id\":\"jdbc/%s\",\"poolName\":\"%s\"}".formatted(name, name));
        return "jdbc/" + name;
    }

    private void order(String path, String json) throws Exception {
        String answer = administration.ask(path, json);
        if (!answer.contains("\"SUCCESS\"")) {
            throw new IOException(path + ": " + answer);
        }
    }

    @Override
    public long inUse(String name) throws Exception {
        String path = "/monitoring/domain/server/resources/" + name;
        String answer = administration.ask(path, "");
        Matcher used = USED.matcher(answer);
        if (!used.find()) {
            throw new IOException(path + ": " + answer);
        }
        return Long.parseLong(used.group(1));
    }

    /**
     * {@code J2EEInstanceListener} tells the transaction manager after each servlet and filter that the component was destroyed, which
     * closes its connections; {@code ManagedConnectionImpl.resetAutoCommit} does the rest.
     */
    @Override
    public boolean closeBeforeTheEndAndCommit() {
        return true;
    }
}
