package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.abi.SystemCounter;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import java.util.ArrayList;
import java.util.List;

/** How much more is done with more processors: as many processes as there are processors compute, or as many pairs call each other. */
final class Scaling {
    private static final long ENDED = 1;

    private final Loader loader;
    private final Console console;
    private final int processors = (int) Calls.logCounter(Startup.block().log(), SystemCounter.Number.PROCESSORS);

    Scaling(Loader loader, Console console) {
        this.loader = loader;
        this.console = console;
    }

    void run() {
        report("compute", compute());
        report("calls", calls());
    }

    /** Microseconds that all of it took: the work is as many times that of one as there are processors. */
    private void report(String load, long nanos) {
        console.line("scaling: " + load + " " + processors + " " + nanos / 1000);
    }

    private long compute() {
        List<Loader.Prepared> workers = new ArrayList<>();
        for (int i = 0; i < processors; i++) {
            workers.add(loader.prepare("selftest", "compute"));
        }
        return time(workers);
    }

    private long calls() {
        List<Loader.Prepared> callers = new ArrayList<>();
        List<Loader.Prepared> servers = new ArrayList<>();
        for (int i = 0; i < processors; i++) {
            Handle endpoint = Calls.endpointCreate();
            servers.add(loader.prepare("selftest", "echo", new Loader.Gift(endpoint, Rights.Bit.RECEIVE)));
            callers.add(loader.prepare("selftest", "calls", new Loader.Gift(endpoint, Rights.Bit.CALL)));
            Calls.handleClose(endpoint);
        }
        for (Loader.Prepared server : servers) {
            server.start();
        }
        long nanos = time(callers);
        for (Loader.Prepared server : servers) {
            Calls.processKill(server.process());
            Calls.handleClose(server.process());
        }
        return nanos;
    }

    /** From the start of the first to the end of the last. */
    private static long time(List<Loader.Prepared> workers) {
        Handle ended = Calls.notificationCreate();
        long start = SystemClock.nanos();
        for (Loader.Prepared worker : workers) {
            worker.start();
        }
        for (Loader.Prepared worker : workers) {
            Calls.watch(worker.process(), ended, ENDED);
            Calls.notificationWait(ended, ENDED, 0);
        }
        long nanos = SystemClock.nanos() - start;
        for (Loader.Prepared worker : workers) {
            Calls.handleClose(worker.process());
        }
        Calls.handleClose(ended);
        return nanos;
    }
}
