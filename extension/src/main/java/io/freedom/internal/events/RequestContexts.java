package io.freedom.internal.events;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

/** Sees that a request context is active on a thread. A controller remembers what it did: each use takes a new one. */
final class RequestContexts {

    private final BeanManager beanManager;
    private final Bean<?> controllers;

    RequestContexts(BeanManager beanManager) {
        this.beanManager = beanManager;
        this.controllers = beanManager.resolve(beanManager.getBeans(RequestContextController.class));
    }

    /** Runs the action in the thread's request context, or in a new one where none is active. */
    void runActive(Runnable action) {
        RequestContextController controller = (RequestContextController) beanManager.getReference(
                controllers, RequestContextController.class, beanManager.createCreationalContext(controllers));
        boolean activated = controller.activate();
        try {
            action.run();
        } finally {
            if (activated) {
                controller.deactivate();
            }
        }
    }
}
