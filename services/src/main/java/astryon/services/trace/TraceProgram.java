package astryon.services.trace;

import astryon.abi.Handle;
import astryon.abi.StartBlock;
import astryon.abi.SystemCounter;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.TraceCalls;

/** The program. Its handles: 0 the endpoint on which it serves {@link astryon.protocol.Traces}, 1 the kernel's log, with the right to say what is recorded. */
public final class TraceProgram {
    private TraceProgram() {
    }

    private record Kernel(Handle log) implements Recorder {
        @Override
        public void start() {
            if (TraceCalls.start(log) < 0) {
                throw new Failure(Failure.NO_MEMORY);
            }
        }

        @Override
        public void stop() {
            TraceCalls.stop(log);
        }

        @Override
        public int processors() {
            return (int) Calls.logCounter(log, SystemCounter.Number.PROCESSORS);
        }

        @Override
        public long read(int processor, long from, Address to, long bytes) {
            return TraceCalls.read(log, processor, from, to, new Size(bytes));
        }
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        Kernel kernel = new Kernel(block.handle(1));
        // Connections of the program that was here before are not known any more.
        kernel.stop();
        Address room = SharedMemory.create(Exchange.LOAN_BYTES).start();
        ServiceLoop.serve(block.handle(0), loop -> new Tracer(loop, kernel, room));
    }
}
