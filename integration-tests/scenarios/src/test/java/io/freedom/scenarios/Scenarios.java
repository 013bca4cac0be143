package io.freedom.scenarios;

import java.net.InetSocketAddress;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the server before the first scenario, stops it after the last one, and gives each scenario a client. */
public final class Scenarios implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Scenarios.class);

    private record Running(SiteServerUnderTest server, InetSocketAddress address) implements AutoCloseable {

        static Running start() {
            SiteServerUnderTest server =
                    ServiceLoader.load(SiteServerUnderTest.class).findFirst().orElseThrow();
            try {
                return new Running(server, server.start());
            } catch (Exception failure) {
                server.close();
                throw new IllegalStateException("the server did not start", failure);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Client.class || type == SiteServerUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
        return parameter.getParameter().getType() == Client.class ? new Client(running.address()) : running.server();
    }
}
