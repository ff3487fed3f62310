package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.library.ArrayBytes;
import astryon.library.TraceText;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.BrokerClient;
import astryon.protocol.CrashReportsClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Loan;
import astryon.sys.Startup;

/** Tells the system's crash reporter, where there is one, of what a program ends of. */
final class UncaughtException {
    private static final int MOST_TRACE = 16 << 10;
    private static final int MOST_NAME = 64;
    /** A reporter that does not answer keeps no program from its end. */
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private UncaughtException() {
    }

    static void report(Throwable exception) {
        Handle broker = Startup.block().broker();
        if (broker.value() == 0) {
            return;
        }
        try {
            Handle reports = new BrokerClient(new EndpointChannel(broker, PATIENCE_NANOS)).crashReports();
            byte[] bytes = Utf8.bytes(TraceText.of(exception));
            int count = Math.min(bytes.length, MOST_TRACE);
            Address room = EndpointChannel.area().plus(Exchange.LOAN);
            ArrayBytes.store(bytes, 0, room, count);
            String name = StartTexts.one(Startup.block().arguments(), Startup.block().argumentsSize(), 0);
            String program = name == null ? "" : name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name;
            new CrashReportsClient(new EndpointChannel(reports, PATIENCE_NANOS)).uncaught(program, new Loan(room, count));
        } catch (RuntimeException | Error nobodyHears) {
            // It was told on standard error output.
        }
    }
}
