package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.FileMemory;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.services.kit.Executable;
import astryon.sys.Calls;
import astryon.sys.FileCalls;
import astryon.sys.Startup;
import java.util.ArrayList;
import java.util.List;

/** Programs that were started before, as long as their files stay as they were. */
final class Executables {
    private static final int MOST = 64;

    private final List<Known> known = new ArrayList<>();

    private record Known(long device, long number, long changed, long size, Executable program) {
    }

    /** Of an open file. Throws {@link Failure} if it is no program. */
    Executable of(Handle file) {
        OpenFile open = new OpenFileClient(new EndpointChannel(file));
        Facts facts = open.facts();
        for (Known each : known) {
            if (each.device == facts.device() && each.number == facts.number() && each.changed == facts.changed() && each.size == facts.size()) {
                return each.program;
            }
        }
        if (facts.kind() != FileCalls.REGULAR || facts.size() == 0) {
            throw new Failure(Failure.NO_PROGRAM);
        }
        Executable program = load(open.memory(), facts.size());
        if (known.size() == MOST) {
            known.remove(0).program.free();
        }
        known.add(new Known(facts.device(), facts.number(), facts.changed(), facts.size(), program));
        return program;
    }

    /** Of a file that can be written a copy is loaded, which shares its pages until that happens. */
    private static Executable load(FileMemory file, long bytes) {
        Handle copy = Calls.memoryClone(file.memory());
        Handle memory = copy.isError() ? file.memory() : copy;
        Size size = new Size(bytes + UserSpace.PAGE - 1 & -UserSpace.PAGE);
        Address start = Calls.memoryMap(Startup.block().process(), memory, new Address(0), file.offset(), size, Protection.READ);
        if (!copy.isError()) {
            Calls.handleClose(file.memory());
        }
        if (start.value() < 0) {
            Calls.handleClose(memory);
            throw new Failure(Failure.NO_MEMORY);
        }
        try {
            return new Executable(memory, file.offset(), start, new Size(bytes));
        } catch (Failure unsound) {
            Calls.memoryUnmap(Startup.block().process(), start);
            Calls.handleClose(memory);
            throw unsound;
        }
    }
}
