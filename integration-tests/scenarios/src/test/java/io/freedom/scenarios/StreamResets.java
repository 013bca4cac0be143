package io.freedom.scenarios;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Lets no other scenario run beside one that {@link ResetsStream}, on a server where that garbles the others. */
final class StreamResets implements InvocationInterceptor {

    private static final Namespace NAMESPACE = Namespace.create(StreamResets.class);

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, method.getExecutable(), context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, method.getExecutable(), context);
    }

    private static void run(Invocation<Void> invocation, Method method, ExtensionContext context) throws Throwable {
        if (!RunningServer.of(context).server().garblesOthersWhereAStreamIsReset()) {
            invocation.proceed();
            return;
        }
        ReadWriteLock lock = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(ReadWriteLock.class, key -> new ReentrantReadWriteLock(), ReadWriteLock.class);
        Lock own = method.isAnnotationPresent(ResetsStream.class) ? lock.writeLock() : lock.readLock();
        // Without a place in the queue, behind which all others would have to wait: it mostly comes when they are done.
        await().pollInSameThread().atMost(Duration.ofMinutes(4)).until(own::tryLock);
        try {
            invocation.proceed();
        } finally {
            own.unlock();
        }
    }
}
