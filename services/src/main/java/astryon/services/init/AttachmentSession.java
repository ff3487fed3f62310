package astryon.services.init;

import astryon.abi.Handle;
import astryon.protocol.Attachment;
import astryon.protocol.AttachmentDispatcher;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.services.kit.Session;
import astryon.sys.Calls;

/** Which programs of the page wait for devices, for who finds those. */
record AttachmentSession(Supervisor supervisor) implements Attachment, Session {
    @Override
    public void dispatch(Exchange exchange) {
        AttachmentDispatcher.dispatch(this, exchange);
    }

    @Override
    public Driver driver(int place) {
        int before = 0;
        for (Supervised program : supervisor.programs()) {
            if (program.page.has("matches") && before++ == place) {
                return new Driver(program.name(), program.page.one("matches", ""), program.isAttached);
            }
        }
        throw new Failure(Failure.NOT_THERE);
    }

    @Override
    public void give(Handle part, String program, int place, int rights) {
        Supervised waiting;
        try {
            waiting = waiting(program);
            if (place < 0 || place >= waiting.device.length) {
                throw new Failure(Failure.BAD_ARGUMENT);
            }
        } catch (Failure refused) {
            Calls.handleClose(part);
            throw refused;
        }
        if (waiting.device[place] != 0) {
            Calls.handleClose(new Handle(waiting.device[place]));
        }
        waiting.device[place] = part.value();
        waiting.deviceRights[place] = rights;
    }

    @Override
    public void attach(String program, String found) {
        Supervised waiting = waiting(program);
        waiting.found = found;
        supervisor.attached(waiting);
    }

    private Supervised waiting(String program) {
        Supervised supervised = supervisor.program(program);
        if (!supervised.page.has("matches") || supervised.isAttached) {
            throw new Failure(Failure.NOT_PERMITTED, program.concat(" does not wait for a device"));
        }
        return supervised;
    }
}
