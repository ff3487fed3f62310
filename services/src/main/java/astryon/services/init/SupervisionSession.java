package astryon.services.init;

import astryon.abi.SystemCounter;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Supervision;
import astryon.protocol.SupervisionDispatcher;
import astryon.services.kit.Session;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** The system's programs, for who was granted to look after them. */
record SupervisionSession(Supervisor supervisor) implements Supervision, Session {
    private static final long PAGE = 4096;

    @Override
    public void dispatch(Exchange exchange) {
        SupervisionDispatcher.dispatch(this, exchange);
    }

    @Override
    public State state(int place) {
        if (place < 0 || place >= supervisor.programs().size()) {
            throw new Failure(Failure.NOT_THERE);
        }
        Supervised program = supervisor.programs().get(place);
        boolean isStarting = program.state == Supervision.RUNNING && program.saysReady() && !program.isReady;
        return new State(program.name(), isStarting ? Supervision.STARTING : program.state, program.status, program.starts);
    }

    @Override
    public void start(String program) {
        supervisor.start(supervisor.program(program));
    }

    @Override
    public void stop(String program) {
        supervisor.stop(supervisor.program(program), false);
    }

    @Override
    public Memory memory() {
        return new Memory(PAGE * Calls.logCounter(Startup.block().log(), SystemCounter.Number.TOTAL_FRAMES), PAGE * Calls.logCounter(Startup.block().log(), SystemCounter.Number.FREE_FRAMES));
    }

    @Override
    public void restart(String program) {
        Supervised supervised = supervisor.program(program);
        supervisor.stop(supervised, true);
        supervisor.start(supervised);
    }
}
