package astryon.protocol;

import astryon.library.ArrayBytes;
import astryon.magic.Address;

/** Reads and writes arrays of the heap: meanwhile their bytes lie in memory that the thread can lend, for nothing of the heap stays where it is. */
public final class FileBytes {
    private FileBytes() {
    }

    /** As {@link OpenFile#read}, up to {@link Exchange#LOAN_BYTES} bytes. Throws {@link Failure}. */
    public static int read(OpenFile file, byte[] to, int offset, int count) {
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        int result = (int) file.read(new Loan(room, Math.min(count, Exchange.LOAN_BYTES)));
        if (result > 0) {
            ArrayBytes.load(room, to, offset, result);
        }
        return result;
    }

    /** As {@link OpenFile#write}, up to {@link Exchange#LOAN_BYTES} bytes. Throws {@link Failure}. */
    public static int write(OpenFile file, byte[] from, int offset, int count) {
        int some = Math.min(count, Exchange.LOAN_BYTES);
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        ArrayBytes.store(from, offset, room, some);
        return (int) file.write(new Loan(room, some));
    }
}
