package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Commands;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class Env implements Program {
    private final Processes processes;

    Env(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("env", "print the environment, or run a command in another", "[NAME=VALUE...] [COMMAND [WORD...]]").with(Manual.Syntax.OPTIONS_FIRST)
                .option('i', "ignore-environment", "start with none").option('u', "unset", "NAME", "without this variable").option('0', "null", "print a zero byte behind each, not a line end");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        Map<String, String> environment = arguments.has('i') ? new LinkedHashMap<>() : new LinkedHashMap<>(new TreeMap<>(invocation.environment()));
        for (Arguments.Given given : arguments.given()) {
            if (given.is('u')) {
                environment.remove(given.value());
            }
        }
        List<String> words = new ArrayList<>(arguments.operands());
        if (!words.isEmpty() && words.get(0).equals("-")) {
            environment.clear();
            words.remove(0);
        }
        while (!words.isEmpty() && words.get(0).indexOf('=') > 0) {
            String word = words.remove(0);
            environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        if (!words.isEmpty()) {
            return new Commands(processes, invocation).run(words, environment);
        }
        for (Map.Entry<String, String> each : environment.entrySet()) {
            invocation.output().print(each.getKey() + "=" + each.getValue());
            invocation.output().write(arguments.has('0') ? 0 : '\n');
        }
        return 0;
    }
}
