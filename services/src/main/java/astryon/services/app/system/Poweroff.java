package astryon.services.app.system;

import astryon.protocol.EndpointChannel;
import astryon.protocol.PowerClient;
import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;

/** {@code poweroff}. */
final class Poweroff implements Program {
    private final SystemProcesses processes;

    Poweroff(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("poweroff", "end the system's programs and switch the machine off", "");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        invocation.output().flush();
        new PowerClient(new EndpointChannel(processes.connect("power"))).off();
        return 0;
    }
}
