package astryon.services.app.system;

import astryon.abi.ClockPage;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Loan;
import astryon.protocol.Log;
import astryon.protocol.LogClient;
import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;

/** {@code dmesg}. */
final class Dmesg implements Program {
    private static final int HEADER = 16;
    /** Before each line: digits of the time stamp counter, and a space. */
    private static final int STAMP = 17;

    private final SystemProcesses processes;

    Dmesg(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("dmesg", "print the kernel's log", "").paragraph("That is what the kernel and init said, and what was written to the kernel's log before the system's log was there: the last 16 KiB.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 0);
        Log log = new LogClient(new EndpointChannel(processes.connect("log")));
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        log.kernel(new Loan(room, Exchange.LOAN_BYTES), 0);
        String text = Utf8.decode(room.plus(HEADER), (int) room.plus(8).loadLong());
        boolean isCut = room.loadLong() > 0;
        for (String line : text.substring(isCut ? text.indexOf('\n') + 1 : 0).split("\n")) {
            if (line.length() >= STAMP) {
                long nanos = new ClockPage(ClockPage.ADDRESS).nanosAt(Long.parseUnsignedLong(line.substring(0, STAMP - 1), 16));
                invocation.output().println("[" + LogLines.time(nanos) + "] " + line.substring(STAMP));
            }
        }
        return 0;
    }
}
