package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.services.kit.Birth;
import astryon.services.kit.Loader;
import astryon.sys.Calls;
import astryon.sys.SystemError;
import java.util.List;

/** Connections to the page's log service, made so that it knows by the badge whose lines come: those of the n-th program (from 0) have 2 n + 2, its errors 2 n + 3. */
final class LogConnections {
    private static final String LOG = "log";
    private static final int FIRST = 2;
    private static final int STREAMS = 2;

    private final Services services;
    private final List<Supervised> programs;

    LogConnections(Services services, List<Supervised> programs) {
        this.services = services;
        this.programs = programs;
    }

    /** Whether a program writes to the log service where nothing else is said: there is one, and it is not that itself. */
    boolean isFor(Supervised program) {
        return services.has(LOG) && !program.page.all("provides").contains(LOG);
    }

    /** Makes a program ready whose streams are these connections. */
    Loader.Prepared prepare(Supervised program, Loader loader, String image, Birth birth) {
        int badge = FIRST + STREAMS * programs.indexOf(program);
        Handle output = connect(badge);
        Handle errors = Birth.NOTHING;
        try {
            errors = connect(badge + 1);
            return loader.prepare(image, birth.withStreams(Birth.NOTHING, output, errors));
        } finally {
            Calls.handleClose(output);
            Calls.handleClose(errors);
        }
    }

    private Handle connect(int badge) {
        return new Handle(SystemError.check(Calls.endpointConnect(services.endpoint(LOG), badge, Rights.CONNECTION).value()));
    }
}
