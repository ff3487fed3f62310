package astryon.services.crash;

import astryon.abi.MessageTag;
import astryon.abi.ProcessorException;

/**
 * What the kernel tells of a fault ({@link MessageTag#FAULT}).
 *
 * @param codeTable addresses of the process's side table and, above 32 bits, of its code; 0 if it has none
 * @param process its number in the kernel's log
 * @param registers the words of {@link Registers}, or none if they could not be read
 */
record Fault(int vector, long error, long address, long instruction, long stackPointer, long codeTable, long process, long[] registers) {
    private static final long WRITE = 2;
    private static final long FETCH = 16;

    /** {@code page fault at 0x10 (writing)}. */
    String reason() {
        String name = ProcessorException.name(vector);
        if (vector != ProcessorException.PAGE_FAULT) {
            return name;
        }
        return name + " at 0x" + Long.toHexString(address) + ((error & FETCH) != 0 ? " (executing)" : (error & WRITE) != 0 ? " (writing)" : " (reading)");
    }
}
