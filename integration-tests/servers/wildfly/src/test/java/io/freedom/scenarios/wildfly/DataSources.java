package io.freedom.scenarios.wildfly;

import io.freedom.scenarios.ServerPools;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data sources of WildFly's subsystem of that name. */
final class DataSources implements ServerPools {

    private static final Pattern RESULT = Pattern.compile("\"result\"\\s*:\\s*\"?(\\d+)");

    private final Management management;
    private final Callable<String> driver;

    /** @param driver deploys the driver of PostgreSQL, and returns its name */
    DataSources(Management management, Callable<String> driver) {
        this.management = management;
        this.driver = driver;
    }

    @Override
    public String standard() {
        return "ExampleDS";
    }

    @Override
    public String create(String name, String url, String user, int size) throws Exception {
        management.execute("{\"operation\":\"write-attribute\",\"address\":" + address(standard())
                + ",\"name\":\"statistics-enabled\",\"value\":true}");
        String jndiName = "java:/jdbc/" + name;
        management.execute(("{\"operation\":\"add\",\"address\":%s,\"jndi-name\":\"%s\",\"driver-name\":\"%s\","
                        + "\"connection-url\":\"%s\",\"user-name\":\"%s\",\"max-pool-size\":%d,\"statistics-enabled\":true}")
                .formatted(address(name), jndiName, driver.call(), url, user, size));
        return jndiName;
    }

    private static String address(String name) {
        return "[{\"subsystem\":\"datasources\"},{\"data-source\":\"" + name + "\"}]";
    }

    @Override
    public long inUse(String name) throws IOException {
        String pool = address(name).replace("]", ",{\"statistics\":\"pool\"}]");
        Matcher result = RESULT.matcher(management.execute(
                "{\"operation\":\"read-attribute\",\"address\":" + pool + ",\"name\":\"InUseCount\"}"));
        if (!result.find()) {
            throw new IOException("no statistics of " + name);
        }
        return Long.parseLong(result.group(1));
    }
}
