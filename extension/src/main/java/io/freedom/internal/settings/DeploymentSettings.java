package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.Settings;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one deployment, read when it is made.
 *
 * <p>Threading: immutable; any thread may use it.
 */
public final class DeploymentSettings implements Settings {

    private final List<SettingException> faults;
    private final List<String> doubts;
    private final Optional<Module> module;
    private final List<String> modules;
    private final SortedSet<String> keys;
    private final Engine engine;
    private final Conversions conversions;
    private final ValueReader values;

    /** What is to be said of settings that could be read. */
    private record Said(List<SettingException> faults, List<String> doubts) {}

    private DeploymentSettings(
            Optional<Module> module, List<String> modules, Engine engine, Said said, OwnConverters own) {
        this.faults = said.faults();
        this.doubts = said.doubts();
        this.module = module;
        this.modules = modules;
        this.keys = Collections.unmodifiableSortedSet(engine.keys());
        this.engine = engine;
        this.conversions = new Conversions(engine, own);
        this.values = new ValueReader(engine, conversions, module);
    }

    /**
     * Reads the settings of the site that a class loader shows, in this process.
     *
     * @throws SettingException if the module, or a file that leads to it, is missing or wrong
     */
    public static DeploymentSettings load(ClassLoader loader) {
        return load(loader, OwnConverters.NONE);
    }

    /** The same with converters of the site's own, which are asked for when a value is. */
    public static DeploymentSettings load(ClassLoader loader, OwnConverters own) {
        return load(loader, Surroundings.ofProcess(), own);
    }

    /** The same with an environment and system properties that are not the process's. */
    public static DeploymentSettings load(ClassLoader loader, Surroundings surroundings) {
        return load(loader, surroundings, OwnConverters.NONE);
    }

    static DeploymentSettings load(ClassLoader loader, Surroundings surroundings, OwnConverters own) {
        ClassPath classPath = new ClassPath(loader);
        SiteFile file = SiteFile.read(classPath);
        Overrides overrides = Overrides.read(classPath);
        Optional<NamedModule> module =
                overrides.module().or(() -> ModuleChoice.choose(SiteFile.commandModule(classPath), file, surroundings));
        List<LoadedModule> modules =
                module.map(chosen -> ModuleChain.read(chosen, classPath)).orElse(List.of());
        Layers layers = new Layers(overrides, surroundings, modules, classPath);
        OwnKeys ownKeys = new OwnKeys(file.site());
        Engine engine = new Engine(layers, file.site(), loader);
        return new DeploymentSettings(
                module.map(NamedModule::asModule),
                modules.stream().map(LoadedModule::name).toList(),
                engine,
                new Said(layers.faults(ownKeys), ownKeys.doubts(surroundings)),
                own);
    }

    /** The names of the module and of all that it extends, strongest first. */
    public List<String> modules() {
        return modules;
    }

    /** What is wrong though the settings can be read: keys below {@code freedom.} that Freedom does not know. */
    public List<SettingException> faults() {
        return faults;
    }

    /** Warnings for the log: names of the process that are probably meant for Freedom and have no effect. */
    public List<String> doubts() {
        return doubts;
    }

    /**
     * The value that somebody wants, converted. An array is shared: see {@link SharedValue}.
     *
     * @throws SettingException if it is missing or wrong
     */
    public Object read(Wanted wanted) {
        return values.readAny(wanted);
    }

    /**
     * An instance of a settings group.
     *
     * @param faults gets every fault of every member
     * @return empty where it can't be made; one that breaks a constraint can
     */
    public Optional<Object> readGroup(
            Class<?> type,
            String prefix,
            String place,
            GroupConstraints constraints,
            Consumer<SettingException> faults) {
        return Optional.ofNullable(
                new GroupReader(engine, conversions, values, constraints, faults).read(type, prefix, place));
    }

    /** Has the values of a key, and of all below it, masked from now on; see {@link Secrets#mark}. */
    public void markSecret(String key) {
        engine.secrets().mark(key);
    }

    /**
     * The value of a setting as it may be shown on a page, in a log, to an operator: masked where it is secret. The only text
     * that describes a setting.
     */
    public Optional<String> shown(String key) {
        Found found = engine.find(key);
        return found.isPresent() || found.fault() != null ? Optional.of(found.shown()) : Optional.empty();
    }

    /**
     * Every setting as it may be shown, by key, in alphabetical order.
     *
     * @param wanted what injection points ask for, whose keys and defaults no source need have
     */
    public List<ShownSetting> shown(Collection<Wanted> wanted) {
        return new ShownSettings(engine, wanted).all();
    }

    /**
     * Hides, in any text, the values that are secret now; of fewer than eight characters none.
     *
     * @param wanted what injection points ask for, as in {@link #shown(Collection)}
     */
    public UnaryOperator<String> withoutSecrets(Collection<Wanted> wanted) {
        return SecretValues.of(
                engine, shown(wanted).stream().map(ShownSetting::key).toList());
    }

    /**
     * The value of a setting as a message may show it.
     *
     * @param settings may be the site's own, which know of no secrets
     */
    public static String shown(Settings settings, String key, String value) {
        return settings instanceof DeploymentSettings ours ? ours.shown(key).orElse(value) : value;
    }

    @Override
    public Optional<Module> module() {
        return module;
    }

    @Override
    public Optional<String> find(String key) {
        return find(key, String.class);
    }

    @Override
    public <T> Optional<T> find(String key, Class<T> type) {
        return Optional.ofNullable(cast(values.readOrNull(wanted(key, type))));
    }

    @Override
    public String get(String key) {
        return get(key, String.class);
    }

    @Override
    public <T> T get(String key, Class<T> type) {
        return cast(SharedValue.toGive(values.read(wanted(key, type))));
    }

    @Override
    public Map<String, String> below(String prefix) {
        Map<String, String> below = new TreeMap<>();
        Map<String, String> names = engine.namesBelow(prefix);
        names.forEach((rest, name) -> find(name).ifPresent(value -> below.put(rest, value)));
        return new ShownMap<>(below, rest -> engine.shown(prefix + "." + rest));
    }

    @Override
    public SortedSet<String> keys() {
        return keys;
    }

    @Override
    public Optional<String> origin(String key) {
        return Optional.of(engine.find(key).origin()).filter(origin -> !origin.isEmpty());
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "Settings(" + module.map(Module::name).orElse("no module") + ", " + keys.size() + " keys)";
    }

    private static Wanted wanted(String key, Type type) {
        return new Wanted(key, type, null, null);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the reader gives what the type says
    private static <T> T cast(@Nullable Object value) {
        return (T) value;
    }
}
