package astryon.services.pipe;

import astryon.services.kit.ServiceLoop;
import astryon.sys.Startup;

/** The program. Its handle 0 is the endpoint on which it serves {@link astryon.protocol.Pipes}. */
public final class PipeProgram {
    private PipeProgram() {
    }

    public static void main(String[] arguments) {
        ServiceLoop.serve(Startup.block().handle(0), loop -> new PipeService(loop, new KernelMemories()));
    }
}
