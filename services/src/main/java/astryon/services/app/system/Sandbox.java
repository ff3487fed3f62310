package astryon.services.app.system;

import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Sandboxes;
import astryon.protocol.SandboxesClient;
import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.List;

/** {@code sandbox}: what regular programs can reach. */
final class Sandbox implements Program {
    private static final long MILLION = 1_000_000;
    private static final long KIBIBYTE = 1024;

    private final SystemProcesses processes;

    Sandbox(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("sandbox", "show what a regular program can reach", "list | show PROGRAM")
                .paragraph("A regular program has a manifest and runs in a sandbox: it has what show prints and nothing else. list prints which there are, and how many of each run, with the processor time that those have had and the memory that they and the kernel hold for them.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<String> words = arguments.operands();
        boolean isList = words.isEmpty() || words.equals(List.of("list"));
        if (!isList && (words.size() != 2 || !words.get(0).equals("show"))) {
            throw Complaint.usage(manual(), "expected list, or show with a program");
        }
        Sandboxes sandboxes = new SandboxesClient(new EndpointChannel(processes.connect("sandboxes")));
        if (isList) {
            Rows.print(invocation.output(), place -> {
                Sandboxes.Regular program = sandboxes.program(place);
                if (program.running() == 0) {
                    return List.of(program.name());
                }
                Sandboxes.Used used = sandboxes.used(place);
                return List.of(program.name(), program.running() + " running", used.nanos() / MILLION + " ms", used.bytes() / KIBIBYTE + " KiB");
            });
            return 0;
        }
        int rows = Rows.print(invocation.output(), place -> {
            Sandboxes.Reach reach = sandboxes.reach(words.get(1), place);
            return List.of(reach.kind(), reach.what());
        });
        if (rows == 0) {
            throw new Complaint(1, "no regular program is called " + words.get(1));
        }
        return 0;
    }
}
