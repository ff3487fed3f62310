package astryon.services.app.system;

import astryon.protocol.EndpointChannel;
import astryon.protocol.Supervision;
import astryon.protocol.SupervisionClient;
import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Program;
import java.io.IOException;

/** {@code free}. */
final class Free implements Program {
    private static final long KIBIBYTE = 1024;
    private static final int WIDTH = 10;

    private final SystemProcesses processes;

    Free(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("free", "show how much memory there is and how much of it is used", "").option('h', "human", "as 1.5M").option('m', "mebi", "in MiB")
                .paragraph("In KiB. Used is all that programs, files in memory and the kernel have, this program too.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 0);
        Supervision.Memory memory = new SupervisionClient(new EndpointChannel(processes.connect("supervision"))).memory();
        invocation.output().println("     total      used      free");
        invocation.output().println(shown(memory.total(), arguments) + shown(memory.total() - memory.free(), arguments) + shown(memory.free(), arguments));
        return 0;
    }

    private static String shown(long bytes, Arguments arguments) {
        String text = arguments.has('h') ? Numbers.human(bytes) : Long.toString(bytes / (arguments.has('m') ? KIBIBYTE * KIBIBYTE : KIBIBYTE));
        return " ".repeat(Math.max(1, WIDTH - text.length())) + text;
    }
}
