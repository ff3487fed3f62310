package astryon.library;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.unwind.CodeTable;
import astryon.unwind.Unwinder;
import java.util.ArrayList;
import java.util.List;

/** A frame of the stack as a {@link StackWalker} shows it. */
final class WalkedFrame implements StackWalker.StackFrame {
    private static final String WALKER = "java.lang.StackWalker";

    private final StackTraceElement element;
    /** By {@link FrameClasses}. */
    private final int classAt;
    private final boolean retainsClass;

    private WalkedFrame(StackTraceElement element, int classAt, boolean retainsClass) {
        this.element = element;
        this.classAt = classAt;
        this.retainsClass = retainsClass;
    }

    /** The frames at call sites (offsets in the text, innermost first) that are not the walker's, outside of the program, or hidden. */
    static List<WalkedFrame> of(int[] sites, boolean retainsClasses, boolean showsReflection) {
        List<WalkedFrame> frames = new ArrayList<>();
        CodeTable table = Unwinder.newTable();
        Address text = Machine.symbol("astryon.text");
        for (int site : sites) {
            table.find(text.plus(site));
            while (table.nextPosition()) {
                StackTraceElement element = CallSites.element(table);
                String name = element.getClassName();
                if (CallSites.isOutermost(name)) {
                    return frames;
                }
                boolean walker = frames.isEmpty() && name.equals(WALKER);
                if (!walker && !CallSites.isHidden(name) && !name.startsWith("astryon.library.") && (showsReflection || !isReflection(name))) {
                    frames.add(new WalkedFrame(element, table.classNameAt(), retainsClasses));
                }
            }
        }
        return frames;
    }

    private static boolean isReflection(String name) {
        return name.equals("java.lang.reflect.Method") || name.equals("java.lang.reflect.Constructor") || name.startsWith("jdk.internal.reflect.");
    }

    @Override
    public String getClassName() {
        return element.getClassName();
    }

    @Override
    public String getMethodName() {
        return element.getMethodName();
    }

    @Override
    public Class<?> getDeclaringClass() {
        if (!retainsClass) {
            throw new UnsupportedOperationException("No access to RETAIN_CLASS_REFERENCE");
        }
        return FrameClasses.of(classAt);
    }

    /** The compiler refuses calls of it: no bytecode is left. */
    @Override
    public int getByteCodeIndex() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getFileName() {
        return element.getFileName();
    }

    @Override
    public int getLineNumber() {
        return element.getLineNumber();
    }

    @Override
    public boolean isNativeMethod() {
        return false;
    }

    @Override
    public StackTraceElement toStackTraceElement() {
        return element;
    }

    @Override
    public String toString() {
        return element.toString();
    }
}
