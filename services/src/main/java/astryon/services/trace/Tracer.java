package astryon.services.trace;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Traces;
import astryon.protocol.TracesDispatcher;
import astryon.services.kit.Host;
import astryon.services.kit.Session;

/** Has everything recorded while somebody wants that. */
final class Tracer implements Traces, Session {
    private final Host host;
    private final Recorder recorder;
    private final Address room;
    private int recordings;

    /** @param room {@link Exchange#LOAN_BYTES} bytes for what is on its way */
    Tracer(Host host, Recorder recorder, Address room) {
        this.host = host;
        this.recorder = recorder;
        this.room = room;
    }

    @Override
    public void dispatch(Exchange exchange) {
        TracesDispatcher.dispatch(this, exchange);
    }

    @Override
    public Handle record() {
        if (recordings++ == 0) {
            try {
                recorder.start();
            } catch (Failure failure) {
                recordings = 0;
                throw failure;
            }
        }
        try {
            return host.connect(new RecordingSession(recorder, room, this::recordingEnded));
        } catch (Failure noRoom) {
            recordingEnded();
            throw noRoom;
        }
    }

    private void recordingEnded() {
        recordings--;
        if (recordings == 0) {
            recorder.stop();
        }
    }
}
