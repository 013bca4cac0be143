package io.freedom.internal.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;

/**
 * The lifecycle of a deployment, in this order:
 *
 * <ol>
 *   <li>BeforeBeanDiscovery: the settings are read
 *   <li>ProcessInjectionPoint: what is injected of them is noted
 *   <li>ProcessBean: what the site defines itself is noted
 *   <li>AfterBeanDiscovery: beans are added, values converted
 *   <li>AfterDeploymentValidation: every fault is reported
 * </ol>
 *
 * <p>Threading: the container calls it on one thread while it deploys.
 */
public class FreedomExtension implements Extension {

    private final SettingBeans settingBeans = new SettingBeans();

    void loadSettings(@Observes BeforeBeanDiscovery event) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        settingBeans.load(context == null ? FreedomExtension.class.getClassLoader() : context);
    }

    void collectInjectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        settingBeans.collect(event.getInjectionPoint());
    }

    void collectBean(@Observes ProcessBean<?> event) {
        settingBeans.collect(event.getBean());
    }

    void addBeans(@Observes AfterBeanDiscovery event) {
        settingBeans.addTo(event);
    }

    void reportFaults(@Observes AfterDeploymentValidation event) {
        settingBeans.report(event);
    }
}
