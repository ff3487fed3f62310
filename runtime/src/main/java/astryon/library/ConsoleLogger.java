package astryon.library;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What {@code System.getLogger} gives: as the JDK's logging does without any configuration, what is as bad as {@code INFO} goes to standard error in two lines. */
final class ConsoleLogger implements System.Logger {
    /** Names that the logging of the JDK has for the levels. */
    private static final String[] NAMES = {"ALL", "FINER", "FINE", "INFO", "WARNING", "SEVERE", "OFF"};
    private static final String CALLED = "java.lang.System$Logger";

    /** What standard error is when something is logged first. */
    private static PrintStream console;

    private final String name;
    /** Null if there is none. */
    private final ResourceBundle texts;

    ConsoleLogger(String name, ResourceBundle texts) {
        this.name = name;
        this.texts = texts;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        return level.getSeverity() >= Level.INFO.getSeverity();
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        if (isLoggable(level)) {
            print(level, text(bundle == null ? texts : bundle, message), thrown);
        }
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
        if (isLoggable(level)) {
            print(level, filled(text(bundle == null ? texts : bundle, format), parameters), null);
        }
    }

    private static String text(ResourceBundle bundle, String message) {
        if (bundle == null || message == null) {
            return message;
        }
        try {
            return bundle.getString(message);
        } catch (MissingResourceException isNoKey) {
            return message;
        }
    }

    private static String filled(String format, Object[] parameters) {
        if (parameters == null || parameters.length == 0 || !hasPlaces(format)) {
            return format;
        }
        try {
            return MessageFormat.format(format, parameters);
        } catch (IllegalArgumentException isNoFormat) {
            return format;
        }
    }

    /** Whether a digit follows an opening brace. */
    private static boolean hasPlaces(String format) {
        for (int i = format.indexOf('{'); i >= 0 && i + 1 < format.length(); i = format.indexOf('{', i + 1)) {
            if (format.charAt(i + 1) >= '0' && format.charAt(i + 1) <= '9') {
                return true;
            }
        }
        return false;
    }

    private void print(Level level, String message, Throwable thrown) {
        String trace = "";
        if (thrown != null) {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text, true));
            trace = "\n".concat(text.toString());
        }
        String record = String.format("%1$tb %1$td, %1$tY %1$tl:%1$tM:%1$tS %1$Tp %2$s%n%3$s: %4$s%5$s%n", ZonedDateTime.now(), source(), NAMES[level.ordinal()], message, trace);
        synchronized (ConsoleLogger.class) {
            if (console == null) {
                console = System.err;
            }
            console.print(record);
            console.flush();
        }
    }

    /** Class and method of who logs. */
    private String source() {
        List<WalkedFrame> frames = WalkedFrame.of(LangStackWalker.sites(), false, false);
        for (WalkedFrame frame : frames) {
            if (!frame.getClassName().equals(CALLED)) {
                return frame.getClassName().concat(" ").concat(frame.getMethodName());
            }
        }
        return name;
    }
}
