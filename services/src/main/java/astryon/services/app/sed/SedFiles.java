package astryon.services.app.sed;

import astryon.services.app.Invocation;
import astryon.services.app.Output;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that a script writes, each open once, from the start of the run to its end. */
final class SedFiles implements Closeable {
    private final Map<String, Output> files = new HashMap<>();
    private final Invocation invocation;

    SedFiles(Invocation invocation, List<SedCommand> commands) throws IOException {
        this.invocation = invocation;
        for (SedCommand command : commands) {
            open(command.name == 'w' ? command.text : command.substitution.map(SedSubstitution::file).orElse(""));
        }
    }

    private void open(String name) throws IOException {
        if (!name.isEmpty() && !name.equals("/dev/stdout") && !files.containsKey(name)) {
            files.put(name, invocation.create(name));
        }
    }

    void write(String name, String line) throws IOException {
        Output output = files.getOrDefault(name, invocation.output());
        output.println(line);
    }

    @Override
    public void close() throws IOException {
        for (Output output : files.values()) {
            output.close();
        }
    }
}
