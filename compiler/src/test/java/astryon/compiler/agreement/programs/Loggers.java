package astryon.compiler.agreement.programs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Vector;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who logs by the loggers of {@code java.lang.System}, without any configuration. */
public final class Loggers {
    private static final Pattern TIME = Pattern.compile("[A-Z][a-z]{2} [0-9]{2}, [0-9]{4} [0-9]{1,2}:[0-9]{2}:[0-9]{2} [AP]M ");
    private static final ByteArrayOutputStream LOGGED = new ByteArrayOutputStream();

    private Loggers() {
    }

    private static void line(Object... values) {
        System.out.println(Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" ")));
    }

    private static final class Texts extends ResourceBundle {
        @Override
        protected Object handleGetObject(String key) {
            return key.equals("greeting") ? "Good morning, {0}" : null;
        }

        @Override
        public Enumeration<String> getKeys() {
            return new Vector<>(List.of("greeting")).elements();
        }
    }

    public static void main(String[] arguments) {
        System.setErr(new PrintStream(LOGGED, true, StandardCharsets.UTF_8));
        System.Logger logger = System.getLogger("some.name");
        line(logger.getName());
        for (System.Logger.Level level : System.Logger.Level.values()) {
            line(level.getName(), logger.isLoggable(level));
            logger.log(level, "at level " + level);
            show();
        }
        logger.log(System.Logger.Level.INFO, () -> "made when needed");
        logger.log(System.Logger.Level.DEBUG, () -> {
            throw new IllegalStateException("not needed");
        });
        logger.log(System.Logger.Level.INFO, List.of(1, 2));
        logger.log(System.Logger.Level.WARNING, "{0} of {1}: {2}", "one", 2, null);
        logger.log(System.Logger.Level.WARNING, "none of {these}", "one");
        logger.log(System.Logger.Level.WARNING, "{0 is broken", "one");
        logger.log(System.Logger.Level.WARNING, "it''s {0}", "one");
        logger.log(System.Logger.Level.WARNING, "it''s");
        logger.log(System.Logger.Level.INFO, (String) null);
        show();
        logger.log(System.Logger.Level.ERROR, "failed", new IllegalArgumentException("why", new RuntimeException("because")));
        show();
        inside(logger);
        Runnable inLambda = () -> logger.log(System.Logger.Level.INFO, "from a lambda");
        inLambda.run();
        System.Logger translated = System.getLogger("translated", new Texts());
        translated.log(System.Logger.Level.INFO, "greeting", "you");
        translated.log(System.Logger.Level.INFO, "no key {0}", "here");
        logger.log(System.Logger.Level.INFO, new Texts(), "greeting", "them");
        show();
        Show.attempt("no name", () -> System.getLogger(null));
        Show.attempt("no bundle", () -> System.getLogger("x", null));
    }

    private static void inside(System.Logger logger) {
        logger.log(System.Logger.Level.INFO, "from a method");
        show();
    }

    private static void show() {
        line(TIME.matcher(LOGGED.toString(StandardCharsets.UTF_8)).replaceAll("TIME "));
        LOGGED.reset();
    }
}
