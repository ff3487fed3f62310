package astryon.services.init;

import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.services.kit.PlainSession;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** The kernel's log as something to write to. */
final class LogFile extends PlainSession {
    private static final int MOST = 1024;

    @Override
    public long read(Loan into) {
        return 0;
    }

    @Override
    public long write(Loan from) {
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        int some = (int) Math.min(from.size(), MOST);
        from.read(0, room, some);
        return Calls.logWrite(Startup.block().log(), room, new Size(some)) < 0 ? -Failure.IN_OUT : some;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public Facts facts() {
        return facts(0600);
    }
}
