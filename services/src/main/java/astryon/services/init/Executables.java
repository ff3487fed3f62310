package astryon.services.init;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.Failure;
import astryon.services.kit.Birth;
import astryon.services.kit.Executable;
import astryon.services.kit.Loader;
import astryon.sys.Calls;
import astryon.sys.Startup;

/**
 * Programs in memory that somebody shows. Nobody is called, and nobody waited for: what the boot archive has is known by the archive's memory, of anything else a copy is loaded that nobody writes, and memory
 * whose pages come from somebody else is refused. Nothing is kept from one to the next, so that nobody has a say in what another one starts.
 */
record Executables(Loader loader) {
    /** Init answers nobody else while it copies what can be written. */
    private static final long MOST_BYTES = 64 << 20;

    /** Of the program that begins at {@code offset}, a multiple of the page size. Throws {@link Failure} if there is none. */
    Loader.Prepared prepare(Handle memory, long offset, Birth birth) {
        if (loader.isArchive(memory)) {
            return loader.prepareAt(offset, birth);
        }
        Executable program = copy(memory, offset);
        try {
            return loader.prepare(program, birth);
        } finally {
            program.free();
        }
    }

    private static Executable copy(Handle memory, long offset) {
        long bytes = Calls.memorySize(memory) - offset;
        if (Calls.memoryIsPaged(memory) != 0 || offset < 0 || bytes <= 0) {
            throw new Failure(Failure.NO_PROGRAM);
        }
        if (bytes > MOST_BYTES) {
            throw new Failure(Failure.NO_PROGRAM, "a program has at most 64 MiB");
        }
        Handle copy = Calls.memoryClone(memory);
        if (copy.isError()) {
            throw new Failure(copy.value() == -ErrorCode.Number.NO_BUDGET || copy.value() == -ErrorCode.Number.NO_MEMORY ? Failure.NO_MEMORY : Failure.NO_PROGRAM);
        }
        Address start = Calls.memoryMap(Startup.block().process(), copy, new Address(0), offset, new Size(bytes), Protection.READ);
        if (start.value() < 0) {
            Calls.handleClose(copy);
            throw new Failure(Failure.NO_MEMORY);
        }
        try {
            return new Executable(copy, offset, start, new Size(bytes));
        } catch (Failure unsound) {
            Calls.memoryUnmap(Startup.block().process(), start);
            Calls.handleClose(copy);
            throw unsound;
        }
    }
}
