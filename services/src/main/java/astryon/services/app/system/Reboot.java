package astryon.services.app.system;

import astryon.protocol.EndpointChannel;
import astryon.protocol.PowerClient;
import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;

/** {@code reboot}. */
final class Reboot implements Program {
    private final SystemProcesses processes;

    Reboot(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("reboot", "end the system's programs and start the machine again", "");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        invocation.output().flush();
        new PowerClient(new EndpointChannel(processes.connect("power"))).restart();
        return 0;
    }
}
