package astryon.services.app.system;

import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Permissions;
import astryon.protocol.PermissionsClient;
import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code permission}: what regular programs were allowed. */
final class Permission implements Program {
    /** By the constants of {@link Permissions}. */
    private static final List<String> STATES = List.of("", "allowed until it ends", "allowed", "denied", "granted by its manifest");
    private static final List<String> EVENTS = List.of("", "started", "asked", "allowed once", "allowed always", "denied", "allowed as before", "denied as before", "revoked",
            "asked for what its manifest does not name", "not started");

    private final SystemProcesses processes;

    Permission(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("permission", "show and revoke what regular programs may do", "list | revoke PROGRAM SERVICE | audit")
                .paragraph("list prints what programs were allowed or denied, and what they use. revoke ends a program's connections to a service at once and forgets what was answered: "
                        + "it has to ask again. audit prints what happened, the latest last, and how often.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<String> words = arguments.operands();
        String action = words.isEmpty() ? "list" : words.get(0);
        if (words.size() > 1 ? words.size() != 3 || !action.equals("revoke") : !action.equals("list") && !action.equals("audit")) {
            throw Complaint.usage(manual(), "expected list, audit, or revoke with a program and a service");
        }
        Permissions permissions = new PermissionsClient(new EndpointChannel(processes.connect("permissions")));
        switch (action) {
            case "list" -> Rows.print(invocation.output(), place -> {
                Permissions.Permission each = permissions.permission(place);
                return List.of(each.program(), each.service(), word(STATES, each.state()) + (each.inUse() && each.state() != Permissions.ONCE ? ", in use" : ""));
            });
            case "audit" -> Rows.print(invocation.output(), place -> {
                Permissions.Event event = permissions.event(place);
                return List.of(Instant.ofEpochSecond(0, event.nanos()).truncatedTo(ChronoUnit.SECONDS).toString(), event.program(), event.service(),
                        word(EVENTS, event.what()) + (event.count() == 1 ? "" : ", " + event.count() + " times"));
            });
            default -> revoke(permissions, words);
        }
        return 0;
    }

    private static void revoke(Permissions permissions, List<String> words) {
        try {
            permissions.revoke(words.get(1), words.get(2));
        } catch (Failure failure) {
            throw new Complaint(1, String.valueOf(failure.getMessage()));
        }
    }

    private static String word(List<String> all, int index) {
        return index >= 0 && index < all.size() ? all.get(index) : String.valueOf(index);
    }
}
