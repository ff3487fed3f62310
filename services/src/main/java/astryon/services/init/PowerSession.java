package astryon.services.init;

import astryon.protocol.Exchange;
import astryon.protocol.Power;
import astryon.protocol.PowerDispatcher;
import astryon.services.kit.Session;

/** The power switch, for who was granted it. */
record PowerSession(Supervisor supervisor) implements Power, Session {
    @Override
    public void dispatch(Exchange exchange) {
        PowerDispatcher.dispatch(this, exchange);
    }

    @Override
    public void off() {
        supervisor.end(0, false);
    }

    @Override
    public void restart() {
        supervisor.end(0, true);
    }

    @Override
    public void pressed() {
        supervisor.endSoon();
    }
}
