package io.freedom.internal.settings;

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

    private static final int LONGEST = 100;

    private final ModuleReader reader;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, LoadedModule> weakestFirst = new LinkedHashMap<>();

    private ModuleChain(ModuleReader reader) {
        this.reader = reader;
    }

    /** All modules, the strongest first. */
    static List<LoadedModule> read(NamedModule module, ClassPath classPath) {
        ModuleChain chain = new ModuleChain(new ModuleReader(classPath));
        chain.visit(module);
        List<LoadedModule> strongestFirst = new ArrayList<>();
        chain.weakestFirst.values().forEach(loaded -> strongestFirst.add(0, loaded));
        return strongestFirst;
    }

    private void visit(NamedModule named) {
        String name = named.name();
        if (path.contains(name)) {
            List<String> cycle = new ArrayList<>(path);
            cycle.add(name);
            throw ModuleProblems.cycle(cycle.subList(cycle.indexOf(name), cycle.size()), named.origin());
        }
        if (path.size() >= LONGEST) {
            throw ModuleProblems.longChain(named, LONGEST);
        }
        if (weakestFirst.containsKey(name)) {
            return;
        }
        LoadedModule module = reader.read(named);
        path.addLast(name);
        module.parents().forEach(this::visit);
        path.removeLast();
        weakestFirst.put(name, module);
    }
}
