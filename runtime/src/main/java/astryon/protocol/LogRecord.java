package astryon.protocol;

import astryon.library.Utf8;
import astryon.magic.Address;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of the log. In memory, at multiples of 8, numbers little endian:
 * <pre>
 *   0  u32 bytes it takes, a multiple of 8
 *   4  u16 level, 6 u16 bytes of the service's name
 *   8  u64 number: each record of any service has a greater one than those before
 *  16  u64 nanoseconds since the kernel started
 *  24  u32 bytes of the text
 *  28  the name, then the text, in UTF-8 without controls
 * </pre>
 */
public record LogRecord(long number, long nanos, int level, String service, String text) {
    /** Where the name is. */
    public static final int HEADER = 28;

    private static final int LEVEL = 4;
    private static final int NAME_BYTES = 6;
    private static final int NUMBER = 8;
    private static final int NANOS = 16;
    private static final int TEXT_BYTES = 24;

    /** How many bytes it takes with a name and a text of so many. */
    public static int bytes(int name, int text) {
        return HEADER + name + text + 7 & -8;
    }

    /** Writes all but name and text. */
    public static void write(Address at, long number, long nanos, int level, int name, int text) {
        at.storeInt(bytes(name, text));
        at.plus(LEVEL).storeShort((short) level);
        at.plus(NAME_BYTES).storeShort((short) name);
        at.plus(NUMBER).storeLong(number);
        at.plus(NANOS).storeLong(nanos);
        at.plus(TEXT_BYTES).storeInt(text);
    }

    /** Those in memory that the log's server wrote. */
    public static List<LogRecord> parse(Address start, long bytes) {
        List<LogRecord> records = new ArrayList<>();
        for (long at = 0; at + HEADER <= bytes; at += start.plus(at).loadInt()) {
            Address record = start.plus(at);
            int name = record.plus(NAME_BYTES).loadShort();
            records.add(new LogRecord(record.plus(NUMBER).loadLong(), record.plus(NANOS).loadLong(), record.plus(LEVEL).loadShort(), Utf8.decode(record.plus(HEADER), name),
                    Utf8.decode(record.plus(HEADER + name), record.plus(TEXT_BYTES).loadInt())));
        }
        return records;
    }
}
