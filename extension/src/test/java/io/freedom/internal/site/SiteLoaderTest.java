package io.freedom.internal.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SiteLoaderTest {

    @Test
    void aLoaderIsNamedByItselfAndItsCode() {
        assertThat(new SiteLoader(SiteLoader.class.getClassLoader()).name(SiteLoader.class))
                .isEqualTo("app@"
                        + SiteLoader.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void aLoaderWithoutANameAndCodeIsNamedByItsIdentity() {
        ClassLoader loader = new ClassLoader() {};
        assertThat(new SiteLoader(loader).name(Object.class))
                .isEqualTo(Integer.toHexString(System.identityHashCode(loader)));
    }
}
