package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

final class Uname implements Program {
    @Override
    public Manual manual() {
        return Manual.of("uname", "print what system this is", "").option('a', "all", "all of these").option('s', "kernel-name", "its name; so it is without these")
                .option('n', "nodename", "the name of this machine").option('r', "kernel-release", "its version").option('v', "kernel-version", "more of its version")
                .option('m', "machine", "the kind of machine").option('p', "processor", "the kind of processor").option('o', "operating-system", "its name as a system");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 0);
        String machine = System.getProperty("os.arch", "unknown");
        String name = System.getProperty("os.name", "unknown");
        String version = System.getProperty("os.version", "unknown");
        List<String> parts = new ArrayList<>();
        String[] values = {name, invocation.environment().getOrDefault("HOSTNAME", "localhost"), version, version, machine.equals("amd64") ? "x86_64" : machine,
            machine.equals("amd64") ? "x86_64" : machine, name};
        String letters = "snrvmpo";
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            // Of all, what is unknown or said already is left out.
            if (arguments.has(letter) || arguments.has('a') && letter != 'p' && letter != 'v' || letter == 's' && arguments.given().isEmpty()) {
                parts.add(values[i]);
            }
        }
        invocation.output().println(String.join(" ", parts));
        return 0;
    }
}
