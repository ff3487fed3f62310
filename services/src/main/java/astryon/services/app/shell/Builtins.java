package astryon.services.app.shell;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of commands that the shell runs itself (XCU 1.6, 2.15). */
final class Builtins {
    /** Special ones are found before functions, assignments before them stay, and their failures end a shell that is not interactive. */
    private static final Set<String> SPECIAL = Set.of(":", ".", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set", "shift", "times", "trap",
            "unset");
    /** Their arguments are assignments. */
    private static final Set<String> DECLARING = Set.of("export", "readonly", "local", "alias");
    /** They are tools, which run here without a process. */
    private static final Set<String> PROGRAMS = Set.of("echo", "false", "printf", "pwd", "true");

    private static final Map<String, Builtin> TABLE = table();

    private Builtins() {
    }

    private static Map<String, Builtin> table() {
        Map<String, Builtin> table = new TreeMap<>();
        table.put(":", (shell, arguments) -> 0);
        FlowBuiltins.addTo(table);
        VariableBuiltins.addTo(table);
        SettingBuiltins.addTo(table);
        CommandBuiltins.addTo(table);
        FolderBuiltins.addTo(table);
        JobBuiltins.addTo(table);
        table.put("fc", new HistoryBuiltin());
        table.put("getopts", new Getopts());
        table.put("read", new Read());
        for (String name : PROGRAMS) {
            table.put(name, new ProgramBuiltin(name));
        }
        table.put("test", new ProgramBuiltin("test"));
        table.put("[", new ProgramBuiltin("["));
        return table;
    }

    static boolean has(String name) {
        return TABLE.containsKey(name);
    }

    /** Null if there is none. */
    static Builtin find(String name) {
        return TABLE.get(name);
    }

    static Set<String> names() {
        return new TreeSet<>(TABLE.keySet());
    }

    static boolean isSpecial(String name) {
        return SPECIAL.contains(name);
    }

    static boolean declares(String name) {
        return DECLARING.contains(name);
    }

    static boolean isProgram(String name) {
        return PROGRAMS.contains(name);
    }
}
