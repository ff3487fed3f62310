package astryon.library;

import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Substitute;
import astryon.unwind.ThreadRoots;
import astryon.unwind.Unwinder;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;

/** A throwable remembers call sites and turns them into stack trace elements when asked. */
@Substitute(value = "java.lang.Throwable", whole = true, why = "stack traces come from the program's own code table; serialisation is left out")
class LangThrowable implements Serializable {
    private static final int[] NO_SITES = {};
    /** Errors of later JDKs ask it whether to tell the flight recorder. */
    static final boolean jfrTracing = false;

    private String detailMessage;
    private Throwable cause = self();
    private Throwable[] suppressed;
    private int[] callSites = NO_SITES;
    private StackTraceElement[] stackTrace;

    LangThrowable() {
        fillInStackTrace();
    }

    LangThrowable(String message) {
        fillInStackTrace();
        detailMessage = message;
    }

    LangThrowable(String message, Throwable cause) {
        fillInStackTrace();
        detailMessage = message;
        this.cause = cause;
    }

    LangThrowable(Throwable cause) {
        fillInStackTrace();
        detailMessage = cause == null ? null : cause.toString();
        this.cause = cause;
    }

    LangThrowable(String message, Throwable cause, boolean enableSuppression, boolean writableStackTrace) {
        if (writableStackTrace) {
            fillInStackTrace();
        }
        detailMessage = message;
        this.cause = cause;
    }

    /** What later users of a class are told of the exception that ended its initialiser in {@code thread}: HotSpot's words, and where it was. */
    static Throwable ofInitialiser(Throwable thrown, String thread) {
        LangThrowable original = (LangThrowable) (Object) thrown;
        String message = original.detailMessage == null ? "" : ": ".concat(original.detailMessage);
        Throwable told = new ExceptionInInitializerError(
                "Exception ".concat(thrown.getClass().getName()).concat(message).concat(" [in thread \"").concat(thread).concat("\"]"));
        ((LangThrowable) (Object) told).stackTrace = original.elements();
        return told;
    }

    /** Where it was made, innermost first, as offsets in the program's text. */
    int[] callSites() {
        return callSites;
    }

    private Throwable self() {
        return (Throwable) (Object) this;
    }

    public String getMessage() {
        return detailMessage;
    }

    public String getLocalizedMessage() {
        return getMessage();
    }

    public Throwable getCause() {
        return cause == self() ? null : cause;
    }

    public Throwable initCause(Throwable cause) {
        if (this.cause != self()) {
            throw new IllegalStateException("Can't overwrite cause");
        }
        if (cause == self()) {
            throw new IllegalArgumentException("Self-causation not permitted");
        }
        this.cause = cause;
        return self();
    }

    @Override
    public String toString() {
        String message = getLocalizedMessage();
        String name = getClass().getName();
        return message == null ? name : name.concat(": ").concat(message);
    }

    /** Leaves it empty in the kernel, whose panics print the stack itself. */
    @NoInline
    public Throwable fillInStackTrace() {
        if (!ThreadRoots.exist()) {
            return self();
        }
        int[] sites = ThreadRoots.callSites();
        int count = Unwinder.callSites(Machine.returnAddressSlot(), sites);
        int[] copy = new int[count];
        for (int i = 0; i < count; i++) {
            copy[i] = sites[i];
        }
        callSites = copy;
        stackTrace = null;
        return self();
    }

    public StackTraceElement[] getStackTrace() {
        return elements().clone();
    }

    private StackTraceElement[] elements() {
        if (stackTrace == null) {
            stackTrace = CallSites.elements(callSites, getClass());
        }
        return stackTrace;
    }

    public void setStackTrace(StackTraceElement[] elements) {
        stackTrace = elements.clone();
    }

    public final void addSuppressed(Throwable exception) {
        if (exception == self()) {
            throw new IllegalArgumentException("Self-suppression not permitted");
        }
        java.util.Objects.requireNonNull(exception);
        int count = suppressed == null ? 0 : suppressed.length;
        Throwable[] more = new Throwable[count + 1];
        for (int i = 0; i < count; i++) {
            more[i] = suppressed[i];
        }
        more[count] = exception;
        suppressed = more;
    }

    public final Throwable[] getSuppressed() {
        return suppressed == null ? new Throwable[0] : suppressed.clone();
    }

    public void printStackTrace() {
        printStackTrace(System.err);
    }

    public void printStackTrace(PrintStream stream) {
        print(TraceOutput.to(stream), "", "", null);
    }

    public void printStackTrace(PrintWriter writer) {
        print(TraceOutput.to(writer), "", "", null);
    }

    /** One throwable with its suppressed ones and causes; elements it shares with {@code enclosing} at the end are counted only. */
    void print(TraceOutput output, String indent, String caption, StackTraceElement[] enclosing) {
        StackTraceElement[] trace = elements();
        int last = trace.length - 1;
        int common = 0;
        if (enclosing != null) {
            for (int other = enclosing.length - 1; last >= 0 && other >= 0 && trace[last].equals(enclosing[other]); other--) {
                last--;
                common++;
            }
        }
        output.line(indent.concat(caption).concat(toString()));
        for (int i = 0; i <= last; i++) {
            output.line(indent.concat("\tat ").concat(trace[i].toString()));
        }
        if (common > 0) {
            output.line(indent.concat("\t... ").concat(Integer.toString(common)).concat(" more"));
        }
        if (suppressed != null) {
            for (Throwable exception : suppressed) {
                ((LangThrowable) (Object) exception).print(output, indent.concat("\t"), "Suppressed: ", trace);
            }
        }
        Throwable reason = getCause();
        if (reason != null) {
            ((LangThrowable) (Object) reason).print(output, indent, "Caused by: ", trace);
        }
    }
}
