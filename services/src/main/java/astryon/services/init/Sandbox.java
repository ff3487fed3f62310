package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.SystemPage;
import astryon.protocol.Sandboxes.Reach;
import astryon.services.kit.Birth;
import java.util.ArrayList;
import java.util.List;

/**
 * What a regular program is started with, as its manifest says: this is all that starts it, and what tells what it can reach.
 *
 * @param environment its variables; of those of who starts it it has {@code TERM} alone
 * @param grants services it is connected to when it asks
 * @param asks services it is connected to when it asks and somebody allows it
 * @param mebibytes what it and all that it makes may make the kernel hold
 */
record Sandbox(String name, String image, List<String> environment, List<String> grants, List<String> asks, int mebibytes) {
    private static final String MEBIBYTES = "16";
    private static final String TERMINAL = "TERM=";
    private static final Handle SOMETHING = new Handle(1);

    static Sandbox of(SystemPage.Program manifest) {
        return new Sandbox(manifest.name(), manifest.one("image", manifest.name()), manifest.all("environment"), manifest.all("grants"), manifest.all("asks"),
                Integer.parseInt(manifest.one("budget", MEBIBYTES)));
    }

    /** @param variables those of who starts it */
    Birth birth(List<String> arguments, List<String> variables, Handle input, Handle output, Handle errors, Handle files, Handle broker) {
        List<String> all = new ArrayList<>(environment);
        all.add("HOME=/");
        for (String variable : variables) {
            if (variable.startsWith(TERMINAL)) {
                all.add(variable);
            }
        }
        return new Birth(arguments, all, "/", List.of(), input, output, errors, files, broker);
    }

    List<Reach> reach() {
        Birth birth = birth(List.of(name), List.of(TERMINAL), SOMETHING, SOMETHING, SOMETHING, SOMETHING, SOMETHING);
        List<Reach> all = new ArrayList<>();
        add(all, birth.input(), "stream", "standard input, as who starts it gives it");
        add(all, birth.output(), "stream", "standard output, as who starts it gives it");
        add(all, birth.errors(), "stream", "standard error output, as who starts it gives it");
        add(all, birth.files(), "files", "a folder of its own, which is all it sees");
        add(all, birth.broker(), "init", "connects it to the services below, and to no others");
        for (String service : grants) {
            all.add(new Reach("service", service.concat(", granted")));
        }
        for (String service : asks) {
            all.add(new Reach("service", service.concat(", if it is allowed when it asks")));
        }
        for (String variable : birth.environment()) {
            all.add(new Reach("variable", variable.equals(TERMINAL) ? "TERM, as who starts it has it" : variable));
        }
        all.add(new Reach("budget", mebibytes + " MiB for its memory, handles, threads and processes together"));
        return all;
    }

    private static void add(List<Reach> all, Handle handle, String kind, String what) {
        if (handle.value() != 0) {
            all.add(new Reach(kind, what));
        }
    }
}
