package astryon.library;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Substitute;
import astryon.magic.Uninterruptible;

/** {@link ArrayBytes} by addresses: 512 bytes at a time, then 8, then one; for one byte alone no address is worth while. In steps, so that no thread keeps others from resting for long. */
@Substitute(value = "astryon.library.ArrayBytes", whole = true, why = "where a program is compiled, the bytes of an array have an address while nothing is collected")
final class QuickArrayBytes {
    private static final String REASON = "works on the address of an array's elements";
    private static final int ELEMENTS = 12;
    private static final int STEP = 0x4000;
    /** Of texts whose characters are bytes. */
    private static final byte LATIN_1 = 0;

    private QuickArrayBytes() {
    }

    public static void load(Address from, byte[] to, int offset, int count) {
        if (count == 1) {
            to[offset] = from.loadByte();
            return;
        }
        check(offset, count, to.length);
        int done = 0;
        for (; count - done > STEP; done += STEP) {
            loadStep(from.plus(done), to, offset + done, STEP);
        }
        loadStep(from.plus(done), to, offset + done, count - done);
    }

    public static void store(byte[] from, int offset, Address to, int count) {
        if (count == 1) {
            to.storeByte(from[offset]);
            return;
        }
        check(offset, count, from.length);
        int done = 0;
        for (; count - done > STEP; done += STEP) {
            storeStep(from, offset + done, to.plus(done), STEP);
        }
        storeStep(from, offset + done, to.plus(done), count - done);
    }

    private static void check(int offset, int count, int length) {
        if ((offset | count) < 0 || offset > length - count) {
            throw new IndexOutOfBoundsException();
        }
    }

    static String loadAscii(Address from, int count) {
        byte[] bytes = new byte[count];
        load(from, bytes, 0, count);
        return isAscii(bytes) ? (String) (Object) new LangString(bytes, LATIN_1) : null;
    }

    public static boolean storeAscii(String text, Address to) {
        LangString string = (LangString) (Object) text;
        if (string.coder != LATIN_1 || !isAscii(string.value)) {
            return false;
        }
        store(string.value, 0, to, string.value.length);
        return true;
    }

    private static boolean isAscii(byte[] bytes) {
        int all = 0;
        for (byte b : bytes) {
            all |= b;
        }
        return all >= 0;
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static void loadStep(Address from, byte[] to, int offset, int count) {
        copy(from, Address.of(to).plus(ELEMENTS + offset), count);
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static void storeStep(byte[] from, int offset, Address to, int count) {
        copy(Address.of(from).plus(ELEMENTS + offset), to, count);
    }

    @Uninterruptible(reason = REASON)
    private static void copy(Address from, Address to, long count) {
        long i = 0;
        for (; i + 512 <= count; i += 512) {
            Machine.copy256(to.plus(i), from.plus(i));
            Machine.copy256(to.plus(i + 256), from.plus(i + 256));
        }
        for (; i + 8 <= count; i += 8) {
            to.plus(i).storeLong(from.plus(i).loadLong());
        }
        for (; i < count; i++) {
            to.plus(i).storeByte(from.plus(i).loadByte());
        }
    }
}
