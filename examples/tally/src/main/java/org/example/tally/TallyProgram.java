package org.example.tally;

import astryon.abi.Protection;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Startup;

/** The program. Its handles: 0 the endpoint on which it serves {@link Tally}, 1 the memory for the votes. */
public final class TallyProgram {
    private TallyProgram() {
    }

    public static void main(String[] arguments) {
        SharedMemory memory = SharedMemory.map(Startup.block().handle(1), Protection.READ | Protection.WRITE);
        TallyService service = new TallyService(new Votes(memory.start(), memory.size()));
        ServiceLoop.serve(Startup.block().handle(0), loop -> service);
    }
}
