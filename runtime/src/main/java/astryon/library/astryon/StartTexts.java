package astryon.library.astryon;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Size;

/** Texts of the start block: each has a zero behind it. */
final class StartTexts {
    private StartTexts() {
    }

    static String[] allButFirst(Address texts, Size size) {
        int count = -1;
        for (int i = 0; i < size.value(); i++) {
            if (texts.plus(i).loadByte() == 0) {
                count++;
            }
        }
        String[] all = new String[Math.max(count, 0)];
        Address next = texts.plus(count < 0 ? 0 : length(texts) + 1);
        for (int i = 0; i < all.length; i++) {
            int length = length(next);
            all[i] = Utf8.decode(next, length);
            next = next.plus(length + 1);
        }
        return all;
    }

    /** Null behind the last. */
    static String one(Address texts, Size size, int index) {
        Address end = texts.plus(size.value());
        Address next = texts;
        for (int i = 0; i < index && next.value() < end.value(); i++) {
            next = next.plus(length(next) + 1);
        }
        return next.value() < end.value() ? Utf8.decode(next, length(next)) : null;
    }

    static String text(Address text, Size size) {
        return Utf8.decode(text, (int) size.value());
    }

    private static int length(Address text) {
        int length = 0;
        while (text.plus(length).loadByte() != 0) {
            length++;
        }
        return length;
    }
}
