package astryon.services.kit;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Size;
import java.util.List;

/** Writes the texts of a start block, one behind the other. */
final class StartTexts {
    /** Where this process writes, and where the other will see it. */
    private Address to;
    private Address seen;

    StartTexts(Address to, Address seen) {
        this.to = to;
        this.seen = seen;
    }

    static long bytes(List<String> texts) {
        long bytes = 0;
        for (String text : texts) {
            bytes += Utf8.bytes(text).length + 1;
        }
        return bytes;
    }

    /** Where the next text will be for the other process. */
    Address seen() {
        return seen;
    }

    /** A zero behind each; how many bytes that were. */
    Size write(List<String> texts) {
        long bytes = 0;
        for (String text : texts) {
            bytes += write(text).value();
            to.storeByte((byte) 0);
            to = to.plus(1);
            seen = seen.plus(1);
            bytes++;
        }
        return new Size(bytes);
    }

    Size write(String text) {
        byte[] bytes = Utf8.bytes(text);
        for (int i = 0; i < bytes.length; i++) {
            to.plus(i).storeByte(bytes[i]);
        }
        to = to.plus(bytes.length);
        seen = seen.plus(bytes.length);
        return new Size(bytes.length);
    }
}
