package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Commands;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

final class Which implements Program {
    private final Processes processes;

    Which(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("which", "print where programs are", "NAME...").option('a', "all", "all of that name, not only the first");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        Commands commands = new Commands(processes, invocation);
        String folders = invocation.environment().getOrDefault("PATH", "/bin");
        int status = 0;
        for (String name : arguments.operands()) {
            boolean found = false;
            for (String folder : name.contains("/") ? new String[] {""} : folders.split(":", -1)) {
                Optional<Path> path = commands.find(name, folder);
                if (path.isPresent() && (!found || arguments.has('a'))) {
                    invocation.output().println(name.contains("/") ? name : path.get().toString());
                    found = true;
                }
            }
            status = found ? status : 1;
        }
        return status;
    }
}
