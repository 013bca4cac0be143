package io.freedom.internal.events;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sees that a request context is active on a thread. A controller remembers whether it activated the context, so that two
 * threads can't share one; and making one costs more than all the rest, so that they are kept for the next use.
 */
final class RequestContexts {

    private final BeanManager beanManager;
    private final Bean<?> controllers;
    private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

    RequestContexts(BeanManager beanManager) {
        this.beanManager = beanManager;
        this.controllers = beanManager.resolve(beanManager.getBeans(RequestContextController.class));
    }

    /** Runs the action in the thread's request context, or in a new one where none is active. */
    void runActive(Runnable action) {
        RequestContextController known = idle.poll();
        RequestContextController controller = known != null ? known : newController();
        boolean activated = controller.activate();
        try {
            action.run();
        } finally {
            if (activated) {
                controller.deactivate();
            }
        }
        idle.add(controller);
    }

    private RequestContextController newController() {
        return (RequestContextController) beanManager.getReference(
                controllers, RequestContextController.class, beanManager.createCreationalContext(controllers));
    }
}
