package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;

/** The tool {@code tac}: print the lines of files from the last to the first. */
public final class Tac implements Program {
    @Override
    public Manual manual() {
        return Manual.of("tac", "print the lines of files from the last to the first", "[FILE...]");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            byte[] all;
            try (InputStream input = invocation.open(name)) {
                all = input.readAllBytes();
            }
            int end = all.length;
            while (end > 0) {
                int start = end - 1;
                while (start > 0 && all[start - 1] != '\n') {
                    start--;
                }
                invocation.output().write(all, start, end - start);
                end = start;
            }
        });
    }
}
