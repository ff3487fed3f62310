package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;

/** The tool {@code rev}: print lines from their end to their beginning. */
public final class Rev implements Program {
    @Override
    public Manual manual() {
        return Manual.of("rev", "print lines from their end to their beginning", "[FILE...]");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            try (InputStream input = invocation.open(name)) {
                Lines lines = new Lines(input);
                while (lines.next()) {
                    invocation.output().print(new StringBuilder(lines.text()).reverse().toString());
                    if (lines.terminated()) {
                        invocation.output().write('\n');
                    }
                }
            }
        });
    }
}
