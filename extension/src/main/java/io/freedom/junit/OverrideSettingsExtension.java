package io.freedom.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Puts overrides in force, in the order of JUnit's events:
 *
 * <ol>
 *   <li>beforeAll: what will become of the overrides of the class is noted from now on
 *   <li>{@code @BeforeAll} methods, and the constructor of an instance for all tests: those of the class hold, for that call only. In
 *       between, the thread may run tests of other classes
 *   <li>preConstruct of an instance for one test: those of the test begin to hold, before any other extension starts a container
 *   <li>beforeEach: the same where the instance is for all tests
 *   <li>dynamic tests: those of their method hold on the thread that runs them, and on that of the factory where JUnit asks it for
 *       the next one; when they run concurrently, not on that of the factory while it waits
 *   <li>{@code @AfterEach} methods: those of the test hold
 *   <li>afterEach: a test that passed without its overrides fails; what was before is restored
 *   <li>the end of the context of the test: the same where the constructor failed
 *   <li>afterAll: a class of whose tests none read the overrides fails
 * </ol>
 *
 * <p>Threading: JUnit may run tests in parallel; everything belongs to one test or, in its store, to one class.
 */
final class OverrideSettingsExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                InvocationInterceptor {

    private static final Namespace OURS = Namespace.create(OverrideSettingsExtension.class);
    private static final String OF_METHOD = "method";

    /** Else the constructor's context would be that of the class, and know no method. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        if (OverridesOfTest.isOn(type)) {
            store(context).put(type, new Use());
        }
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            begin(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Overriding overriding = overriding(context);
        if (overriding == null) {
            return;
        }
        overriding.close();
        if (context.getExecutionException().isEmpty()) {
            overriding.uses().forEach(Use::passed);
            check(store(context).get(OF_METHOD, Use.class), context, context.getRequiredTestMethod());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        check(store(context).get(context.getRequiredTestClass(), Use.class), context, null);
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> call, ExtensionContext context)
            throws Throwable {
        return context.getTestMethod().isPresent() ? invocation.proceed() : withThoseOfClass(invocation, context);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        withThoseOfClass(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext call, ExtensionContext context)
            throws Throwable {
        lend(invocation, context);
    }

    /**
     * Where dynamic tests run concurrently, the thread that waits for them runs other tests meanwhile, which may have no overrides
     * and so nobody to put them away.
     */
    @Override
    @SuppressWarnings("unchecked") // JUnit takes nodes from whatever a factory returns
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        Overriding overriding = overriding(context);
        T nodes = invocation.proceed();
        if (overriding == null || context.getExecutionMode() != ExecutionMode.CONCURRENT) {
            return nodes;
        }
        overriding.pause();
        return (T) DynamicNodes.within(overriding, nodes);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        lend(invocation, context);
    }

    private static void lend(Invocation<@Nullable Void> invocation, ExtensionContext context) throws Throwable {
        Overriding overriding = overriding(context);
        if (overriding == null) {
            invocation.proceed();
        } else {
            overriding.lend(invocation::proceed);
        }
    }

    private static <T extends @Nullable Object> T withThoseOfClass(Invocation<T> invocation, ExtensionContext context)
            throws Throwable {
        Overriding overriding = new Overriding(OverridesOfTest.of(classes(context), null), usesOfClasses(context));
        try {
            return invocation.proceed();
        } finally {
            overriding.close();
        }
    }

    /** Once per test, whoever calls first. The store closes it, if nobody else has. */
    private static void begin(ExtensionContext context) {
        store(context).getOrComputeIfAbsent(Overriding.class, any -> newOverriding(context), Overriding.class);
    }

    private static @Nullable Overriding overriding(ExtensionContext context) {
        return store(context).get(Overriding.class, Overriding.class);
    }

    private static Overriding newOverriding(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        List<Use> uses = usesOfClasses(context);
        if (OverridesOfTest.isOn(method)) {
            Use use = new Use();
            uses.add(use);
            store(context).put(OF_METHOD, use);
        }
        return new Overriding(OverridesOfTest.of(classes(context), method), uses);
    }

    /** As they run: a nested class may be inherited, and then lies in another class than those around it. Outermost first. */
    private static List<Class<?>> classes(ExtensionContext context) {
        List<Class<?>> types = new ArrayList<>(context.getEnclosingTestClasses());
        types.add(context.getRequiredTestClass());
        return types;
    }

    private static List<Use> usesOfClasses(ExtensionContext context) {
        List<Use> uses = new ArrayList<>();
        for (Class<?> type : classes(context)) {
            Use use = store(context).get(type, Use.class);
            if (use != null) {
                uses.add(use);
            }
        }
        return uses;
    }

    private static void check(@Nullable Use use, ExtensionContext context, @Nullable Method method) {
        Class<?> type = context.getRequiredTestClass();
        if (use != null && use.inVain()) {
            String place = OverridesOfTest.place(type, method);
            throw OverrideProblems.unread(place, OverridesOfTest.keys(method == null ? type : method, place));
        }
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(OURS);
    }
}
