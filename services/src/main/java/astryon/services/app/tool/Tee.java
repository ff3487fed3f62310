package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class Tee implements Program {
    @Override
    public Manual manual() {
        return Manual.of("tee", "copy the standard input to the standard output and into files", "[FILE...]").option('a', "append", "add to the files")
                .option('i', "ignore-interrupts", "accepted: programs here are not interrupted half-way through a block");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        Map<String, Output> files = new LinkedHashMap<>();
        int status = Operands.each(invocation, arguments.operands(), name -> files.put(name, name.equals("-") ? invocation.output()
                : arguments.has('a') ? invocation.create(name, StandardOpenOption.CREATE, StandardOpenOption.APPEND) : invocation.create(name)));
        InputStream input = invocation.open("-");
        byte[] block = new byte[1 << 16];
        for (int read = input.read(block); read >= 0; read = input.read(block)) {
            int count = read;
            invocation.output().write(block, 0, count);
            invocation.output().flush();
            List<String> full = new ArrayList<>();
            status = Math.max(status, Operands.each(invocation, List.copyOf(files.keySet()), name -> {
                // Whoever fails is left out from here on; the others go on.
                full.add(name);
                files.get(name).write(block, 0, count);
                files.get(name).flush();
                full.remove(name);
            }));
            files.keySet().removeAll(full);
        }
        return Math.max(status, Operands.each(invocation, List.copyOf(files.keySet()), name -> {
            if (!name.equals("-")) {
                files.get(name).close();
            }
        }));
    }
}
