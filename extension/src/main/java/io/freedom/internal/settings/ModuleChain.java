package io.freedom.internal.settings;

import io.freedom.Settings.Module;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A settings module and all that it extends. A module is stronger than what it extends; of the modules that one names, the
 * later are stronger. One that is reached several ways is read once and stays weaker than everything that extends it.
 */
final class ModuleChain {

    private final ModuleReader reader;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, LoadedModule> weakestFirst = new LinkedHashMap<>();

    private ModuleChain(ModuleReader reader) {
        this.reader = reader;
    }

    /** All modules, the strongest first. */
    static List<LoadedModule> read(Module module, ClassPath classPath) {
        ModuleChain chain = new ModuleChain(new ModuleReader(classPath));
        chain.visit(module.name(), module.origin());
        List<LoadedModule> strongestFirst = new ArrayList<>();
        chain.weakestFirst.values().forEach(loaded -> strongestFirst.add(0, loaded));
        return strongestFirst;
    }

    private void visit(String name, String origin) {
        if (path.contains(name)) {
            List<String> cycle = new ArrayList<>(path);
            cycle.add(name);
            throw SettingProblems.cycle(cycle.subList(cycle.indexOf(name), cycle.size()), origin);
        }
        if (weakestFirst.containsKey(name)) {
            return;
        }
        LoadedModule module = reader.read(name, origin);
        path.addLast(name);
        for (String parent : module.parents()) {
            visit(parent, module.extendsPlace());
        }
        path.removeLast();
        weakestFirst.put(name, module);
    }
}
