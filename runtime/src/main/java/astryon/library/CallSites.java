package astryon.library;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.unwind.CodeTable;
import astryon.unwind.Failures;
import astryon.unwind.Unwinder;

/** From call sites to stack trace elements, by the program's code table. */
final class CallSites {
    /** HotSpot's limit, after which nothing is said. */
    private static final int MOST_ELEMENTS = 1024;
    /** Where exceptions that the runtime throws come from. */
    private static final String[] THROWING = {"astryon.heap.", "astryon.library.", "astryon.monitor.", "astryon.start.", "astryon.thread.", "astryon.unwind."};

    private CallSites() {
    }

    /**
     * The elements for {@code sites} (offsets in the text, innermost first), without those of the making of an exception of
     * class {@code exception}, which may be null, and those below the program's {@code main} or a thread's {@code run}.
     */
    static StackTraceElement[] elements(int[] sites, Class<?> exception) {
        CodeTable table = Unwinder.newTable();
        Address text = Machine.symbol("astryon.text");
        int count = 0;
        for (int site : sites) {
            table.find(text.plus(site));
            while (table.nextPosition()) {
                count++;
            }
        }
        StackTraceElement[] all = new StackTraceElement[count];
        int filled = 0;
        for (int site : sites) {
            table.find(text.plus(site));
            while (table.nextPosition()) {
                StackTraceElement element = element(table);
                if (isOutermost(element.getClassName())) {
                    return trimmed(all, filled);
                }
                if (filled < MOST_ELEMENTS && !isHidden(element.getClassName()) && (filled > 0 || !isMaking(element, exception))) {
                    all[filled++] = element;
                }
            }
        }
        return trimmed(all, filled);
    }

    /** Of a position. */
    static StackTraceElement element(CodeTable table) {
        String name = Utf8.decode(table.className(), table.classNameLength());
        return LangStackTraceElement.of(Failures.isOfJdk(name), name, Utf8.decode(table.methodName(), table.methodNameLength()),
                table.sourceFileLength() == 0 ? null : Utf8.decode(table.sourceFile(), table.sourceFileLength()), table.line() == 0 ? -1 : table.line());
    }

    /** What calls the program. */
    static boolean isOutermost(String name) {
        return name.equals("astryon.start.Program") || name.equals("astryon.library.ThreadStart");
    }

    private static StackTraceElement[] trimmed(StackTraceElement[] all, int count) {
        StackTraceElement[] elements = new StackTraceElement[count];
        for (int i = 0; i < count; i++) {
            elements[i] = all[i];
        }
        return elements;
    }

    /** Nobody wrote what passes a call on: classes that the compiler makes for lambdas and for members, the way to a class's initialiser. */
    static boolean isHidden(String name) {
        if (name.equals("astryon.library.ClassInitialisation")) {
            return true;
        }
        for (int i = name.length(); --i > 0; ) {
            if (name.startsWith("$$Lambda$", i) || name.startsWith("$$Members", i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMaking(StackTraceElement element, Class<?> exception) {
        String method = element.getMethodName();
        if (method.equals("fillInStackTrace")) {
            return true;
        }
        for (String room : THROWING) {
            if (element.getClassName().startsWith(room)) {
                return true;
            }
        }
        if (method.equals("<init>")) {
            for (Class<?> c = exception; c != null; c = c.getSuperclass()) {
                if (c.getName().equals(element.getClassName())) {
                    return true;
                }
            }
        }
        return false;
    }
}
