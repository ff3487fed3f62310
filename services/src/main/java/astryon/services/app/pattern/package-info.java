/**
 * Patterns of the command line: POSIX's basic and extended regular expressions over {@code java.util.regex}, and those of file names. Start at
 * {@link astryon.services.app.pattern.Regex}.
 */
package astryon.services.app.pattern;
