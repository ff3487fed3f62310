package astryon.services.app.shell;

import java.io.IOException;
import java.util.List;

/** A command that the shell runs itself. What it complains of is an {@link astryon.services.app.Complaint}. */
interface Builtin {
    /** The exit status. */
    int run(Shell shell, List<String> arguments) throws IOException;
}
