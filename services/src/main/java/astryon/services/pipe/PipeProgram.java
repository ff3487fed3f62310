package astryon.services.pipe;

import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.Pipes;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** The program. Its handle 0 is the endpoint on which it serves {@link Pipes}. */
public final class PipeProgram {
    private PipeProgram() {
    }

    public static void main(String[] arguments) {
        ServiceLoop.serve(Startup.block().handle(0), loop -> new PipeService(loop, PipeProgram::ring));
    }

    private static Address ring() {
        try {
            return SharedMemory.create(Pipes.BYTES).start();
        } catch (SystemError none) {
            throw new Failure(Failure.NO_MEMORY);
        }
    }
}
