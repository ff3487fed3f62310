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

    public void severe(String message) {
        System.err.println("SEVERE: ".concat(message));
    }

    public void warning(String message) {
        System.err.println("WARNING: ".concat(message));
    }

    public void info(String message) {
    }

    public void fine(String message) {
    }

    public void finer(String message) {
    }

    public void finest(String message) {
    }
}
