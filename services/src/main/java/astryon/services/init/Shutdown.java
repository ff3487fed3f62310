package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.protocol.EndpointChannel;
import astryon.services.kit.Console;
import astryon.services.kit.LastCall;
import astryon.sys.Calls;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends programs one after the other: a service is asked to do what it has left to do and end, other programs were told that the system ends; who has not ended in time is ended. A thread of its own waits for them, for they may need
 * init until then.
 */
final class Shutdown {
    private static final long PATIENCE_NANOS = 500_000_000;
    private static final long ENDED = 1;

    private final Console console;
    private final List<Part> parts = new ArrayList<>();

    /** @param service where it takes calls, or 0 */
    private record Part(String name, Handle process, Handle service) {
    }

    Shutdown(Console console) {
        this.console = console;
    }

    /** One that ends after those that were added before; the handles stay the caller's. */
    void add(String name, Handle process, Handle endpoint) {
        Handle service = endpoint.value() == 0 ? endpoint : new Handle(SystemError.check(Calls.endpointMint(endpoint, LastCall.BADGE, Rights.Bit.CALL).value()));
        parts.add(new Part(name, new Handle(SystemError.check(Calls.handleDuplicate(process, Rights.Bit.ALL).value())), service));
    }

    /** @param done is signalled when all have ended */
    void begin(Handle done) {
        new Thread(() -> {
            parts.forEach(this::end);
            Calls.notificationSignal(done, ENDED);
        }, "shutdown").start();
    }

    private void end(Part part) {
        Handle ended = new Handle(SystemError.check(Calls.notificationCreate().value()));
        Calls.processWatch(part.process, ended, ENDED);
        if (part.service.value() != 0) {
            LastCall.make(new EndpointChannel(part.service, PATIENCE_NANOS));
        }
        if (Calls.notificationWait(ended, ENDED, SystemClock.nanos() + PATIENCE_NANOS) != ENDED) {
            console.line("init: " + part.name + " has not ended when it was asked to, and is ended");
            Calls.processKill(part.process);
        }
        Calls.handleClose(ended);
    }
}
