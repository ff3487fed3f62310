package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.SystemPage;
import astryon.magic.Size;
import astryon.protocol.Admission;
import astryon.protocol.Sandboxes.Reach;
import astryon.services.kit.Birth;
import astryon.services.kit.Host;
import astryon.sys.Calls;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/**
 * What a regular program is started with, as its manifest says: this is all that starts it, and what tells what it can reach.
 *
 * @param environment its variables; of those of who starts it it has {@code TERM} alone
 * @param grants services it is connected to when it asks
 * @param asks services it is connected to when it asks and somebody allows it
 * @param mebibytes what it and all that it makes may make the kernel hold
 * @param storage MiB that its own folder may hold
 * @param seconds how much processor time it and all that it makes may have together until it is ended, or 0 for any
 * @param limits how many it may have of each {@link Limit}, by its place
 */
record Sandbox(String name, String image, List<String> environment, List<String> grants, List<String> asks, int mebibytes, int storage, int seconds, List<Integer> limits) {
    private static final int SHIFT_MEBIBYTE = 20;
    private static final String MEBIBYTES = "16";
    private static final String TERMINAL = "TERM=";
    private static final Handle SOMETHING = new Handle(1);

    static Sandbox of(SystemPage.Program manifest) {
        List<Integer> limits = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            limits.add(Integer.parseInt(manifest.one(limit.property(), Integer.toString(limit.usual()))));
        }
        return new Sandbox(manifest.name(), manifest.one("image", manifest.name()), manifest.all("environment"), manifest.all("grants"), manifest.all("asks"),
                Integer.parseInt(manifest.one("budget", MEBIBYTES)), Integer.parseInt(manifest.one("storage", MEBIBYTES)), Integer.parseInt(manifest.one("seconds", "0")), limits);
    }

    /** A part of {@code all} from which it spends, within its limits. */
    Handle budget(Handle all) {
        Handle budget = new Handle(SystemError.check(Calls.budgetCreate(all, new Size((long) mebibytes << SHIFT_MEBIBYTE)).value()));
        for (Limit limit : Limit.values()) {
            SystemError.check(Calls.budgetLimit(budget, limit.which(), limits.get(limit.ordinal())));
        }
        return budget;
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
        add(all, birth.files(), "files", "a folder of its own, which is all it sees, of up to ".concat(Integer.toString(storage)).concat(" MiB and ").concat(Integer.toString(storage * Admission.NAMES_PER_MEBIBYTE)).concat(" names"));
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
        for (Limit limit : Limit.values()) {
            all.add(new Reach("limit", limit.described(limits.get(limit.ordinal()))));
        }
        if (seconds > 0) {
            all.add(new Reach("limit", seconds + " s of processor time, after which it is ended"));
        }
        all.add(new Reach("limit", Host.MOST_CONNECTIONS + " connections that it makes of each one to a service, of its files and of a terminal"));
        return all;
    }

    private static void add(List<Reach> all, Handle handle, String kind, String what) {
        if (handle.value() != 0) {
            all.add(new Reach(kind, what));
        }
    }
}
