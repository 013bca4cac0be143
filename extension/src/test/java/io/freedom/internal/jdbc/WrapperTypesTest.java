package io.freedom.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which interfaces a wrapper has, and whose its class is. */
class WrapperTypesTest {

    private static final InvocationHandler NOTHING = (proxy, method, arguments) -> null;

    /** A driver's. */
    public interface Vendor extends Connection {}

    /** A driver's that it does not show. */
    interface Hidden extends Connection {}

    public interface First {
        Comparable<String> name();
    }

    public interface Second {
        CharSequence name();
    }

    /** Both, with one method, as a class may and a wrapper can't. */
    private static class Contradicting implements First, Second {
        @Override
        public String name() {
            return "name";
        }
    }

    private final WrapperTypes types = new WrapperTypes(getClass().getClassLoader());

    private static Connection driver(ClassLoader loader, Class<?>... interfaces) {
        return (Connection) Proxy.newProxyInstance(loader, interfaces, NOTHING);
    }

    @Test
    void publicInterfacesStay() {
        Connection wrapper = types.wrap(Connection.class, driver(getClass().getClassLoader(), Vendor.class), NOTHING);
        assertThat(wrapper).isInstanceOf(Vendor.class);
        assertThat(wrapper.getClass().getClassLoader()).isSameAs(getClass().getClassLoader());
    }

    @Test
    void hiddenOnesDoNot() {
        Connection wrapper = types.wrap(Connection.class, driver(getClass().getClassLoader(), Hidden.class), NOTHING);
        assertThat(wrapper).isNotInstanceOf(Hidden.class);
    }

    /** As for a driver that is the server's, and that the site can't see. */
    @Test
    void interfacesThatOnlyTheDriverSeesStay() throws Exception {
        ClassLoader server = new Isolated(Set.of(Vendor.class.getName()));
        Class<?> vendor = server.loadClass(Vendor.class.getName());
        Connection wrapper = types.wrap(Connection.class, driver(server, vendor), NOTHING);
        assertThat(vendor).isNotSameAs(Vendor.class);
        assertThat(wrapper).isInstanceOf(vendor);
        assertThat(wrapper.getClass().getClassLoader()).isSameAs(server);
    }

    @Test
    void interfacesThatContradictEachOtherLeaveTheOneThatIsNeeded() {
        First wrapper = types.wrap(First.class, new Contradicting(), NOTHING);
        assertThat(wrapper.getClass().getInterfaces()).containsExactly(First.class);
    }

    @Test
    void theServersClassesKeepNothingOfTheSite() throws Exception {
        ClassLoader server = new Isolated(Set.of(Vendor.class.getName()));
        Connection driver = driver(server, server.loadClass(Vendor.class.getName()));
        WeakReference<ClassLoader> site = wrappedBySite(driver);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            System.gc();
            return site.get() == null;
        });
        assertThat(driver).isNotNull();
    }

    /** A site that has its own copy of this package, as a WAR has. */
    private static WeakReference<ClassLoader> wrappedBySite(Connection driver) throws Exception {
        ClassLoader site = new Isolated(Set.of("io.freedom.internal.jdbc", "io.freedom.internal.site"));
        Class<?> types = site.loadClass(WrapperTypes.class.getName());
        var constructor = types.getDeclaredConstructor(ClassLoader.class);
        constructor.setAccessible(true);
        var wrap = types.getDeclaredMethod("wrap", Class.class, Object.class, InvocationHandler.class);
        wrap.setAccessible(true);
        Object wrapper = wrap.invoke(constructor.newInstance(site), Connection.class, driver, (InvocationHandler)
                Proxy.newProxyInstance(site, new Class<?>[] {InvocationHandler.class}, NOTHING));
        assertThat(wrapper).isInstanceOf(driver.getClass().getInterfaces()[0]);
        return new WeakReference<>(site);
    }

    /** Has some classes of its own. */
    private static final class Isolated extends ClassLoader {

        private final Set<String> own;

        Isolated(Set<String> own) {
            super(WrapperTypesTest.class.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || own.stream().noneMatch(name::startsWith)) {
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = Objects.requireNonNull(file, name).readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
