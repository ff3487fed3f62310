package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.protocol.Failure;
import astryon.sys.Calls;
import astryon.sys.SystemError;
import java.util.List;

/** Has faults told to the page's crash reporter, which knows by the badge whose they are: those of the n-th program (from 0) have 2 n + 2, those of what it starts 2 n + 3. */
final class FaultReports {
    private static final String CRASHES = "crashes";
    private static final int FIRST = 2;

    private final Services services;
    private final List<Supervised> programs;

    FaultReports(Services services, List<Supervised> programs) {
        this.services = services;
        this.programs = programs;
    }

    /** Of a process that has not been started: a program's own, or one that it starts. The reporter's own are the kernel's to tell. */
    void of(Supervised program, Handle process, boolean isOwn) {
        if (!services.has(CRASHES) || program.page.all("provides").contains(CRASHES)) {
            return;
        }
        Handle reporter = mint(program, isOwn, Rights.Bit.CALL);
        Calls.processSupervise(process, reporter);
        Calls.handleClose(reporter);
    }

    private Handle mint(Supervised program, boolean isOwn, int rights) {
        int badge = FIRST + 2 * programs.indexOf(program) + (isOwn ? 0 : 1);
        return new Handle(SystemError.check(Calls.endpointMint(services.endpoint(CRASHES), badge, rights).value()));
    }

    /** For one of these to tell itself what it ends of. Throws {@link Failure} if nobody hears of it. */
    Handle connect(Supervised program, boolean isOwn) {
        if (!services.has(CRASHES) || program.page.all("provides").contains(CRASHES)) {
            throw new Failure(Failure.NOT_SUPPORTED);
        }
        return mint(program, isOwn, Rights.CONNECTION);
    }

    /** The processes of a program of the page, and of what it starts. */
    BrokerSession.Births births(Supervised program) {
        return new BrokerSession.Births() {
            @Override
            public void of(Handle process) {
                FaultReports.this.of(program, process, false);
            }

            @Override
            public Handle reports(boolean isOwn) {
                return connect(program, isOwn);
            }
        };
    }
}
