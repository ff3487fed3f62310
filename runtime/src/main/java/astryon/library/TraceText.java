package astryon.library;

/** A stack trace as text, without the streams and encoders of the class library, which are larger than most programs. */
public final class TraceText {
    private TraceText() {
    }

    /** What {@link Throwable#printStackTrace()} prints. */
    public static String of(Throwable exception) {
        StringBuilder text = new StringBuilder();
        ((LangThrowable) (Object) exception).print(TraceOutput.to(text), "", "", null);
        return text.toString();
    }
}
