package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "sun.util.logging.PlatformLogger", whole = true, why = "the JDK's classes log through services, handlers and a configuration; here warnings go to standard error and the rest nowhere")
class LoggingPlatformLogger {
    private static final LoggingPlatformLogger ONE = new LoggingPlatformLogger();

    private LoggingPlatformLogger() {
    }

    public static LoggingPlatformLogger getLogger(String name) {
        return ONE;
    }

    /** Asked before messages are made up that are not as bad as a warning. */
    public boolean isLoggable(LoggingLevel level) {
        return false;
    }

    public void severe(String message) {
        System.err.println("SEVERE: ".concat(message));
    }

    public void warning(String message) {
        System.err.println("WARNING: ".concat(message));
    }

    public void info(String message) {
    }

    public void info(String message, Throwable cause) {
    }

    public void fine(String message) {
    }

    public void finer(String message) {
    }

    public void finest(String message) {
    }
}
