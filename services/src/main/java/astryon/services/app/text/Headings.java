package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Output;
import java.io.IOException;

/** The names above files, as head and tail print them. */
final class Headings {
    private final boolean wanted;
    private final Output output;
    private boolean first = true;

    Headings(Arguments arguments, Output output) {
        char choice = arguments.last("qv");
        this.wanted = choice == 'v' || choice == 0 && arguments.operands().size() > 1;
        this.output = output;
    }

    void print(String name) throws IOException {
        if (wanted) {
            output.print((first ? "" : "\n") + "==> " + (name.equals("-") ? "standard input" : name) + " <==\n");
        }
        first = false;
    }
}
