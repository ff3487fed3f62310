package astryon.library;

import astryon.abi.NullMessageFormat;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.unwind.CodeTable;
import astryon.unwind.Unwinder;

/** Finds what the compiler has written down of the places that throw at null. The format is {@link NullMessageFormat}. */
final class NullMessages {
    /** The methods of this name pass it on to {@code unwind.Failures}. */
    private static final String THROWER = "nullReference";
    private static final String RUNTIME = "astryon.";

    private final Address strings;
    private Address at;

    private NullMessages(Address table) {
        strings = table.plus(table.loadInt());
        at = table.plus(NullMessageFormat.HEADER_BYTES);
    }

    /**
     * The message of an exception with these call sites (offsets in the text, innermost first): that of the place that called the runtime's
     * thrower. Null if there is none, as for an exception that the program itself made.
     */
    static String of(int[] sites) {
        CodeTable code = Unwinder.newTable();
        Address text = Machine.symbol("astryon.text");
        boolean thrown = false;
        for (int site : sites) {
            code.find(text.plus(site));
            String function = "";
            boolean ofRuntime = false;
            while (code.nextPosition()) {
                function = Utf8.decode(code.methodName(), code.methodNameLength());
                ofRuntime = Utf8.decode(code.className(), code.classNameLength()).startsWith(RUNTIME);
            }
            boolean thrower = ofRuntime && function.equals(THROWER);
            if (thrown && !thrower) {
                return new NullMessages(Machine.symbol("astryon.nullmessages")).find(site);
            }
            if (!thrower && !function.equals("<init>") && !function.equals("fillInStackTrace")) {
                return null;
            }
            thrown = thrower;
        }
        return null;
    }

    private String find(int site) {
        int place = 0;
        while (at.isBelow(strings)) {
            place += number();
            int first = number();
            int second = number();
            if (place == site) {
                String message = string(first);
                return second == 0 ? message : message.concat(string(second));
            }
        }
        return null;
    }

    private String string(int plusOne) {
        at = strings.plus(plusOne - 1);
        int length = number();
        return Utf8.decode(at, length);
    }

    private int number() {
        int number = 0;
        int shift = 0;
        int next;
        do {
            next = at.loadByte();
            at = at.plus(1);
            number |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
