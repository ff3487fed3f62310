/**
 * The shell: POSIX's language (XCU chapter 2), for scripts and for people. {@link astryon.services.app.shell.Sh} is the program. A {@code Parser} makes
 * {@code Command}s of a script, an {@code Interpreter} runs them on a {@code Shell}, which is all the state there is; an {@code Expander} makes fields of
 * words. There is no fork: a subshell is a copy of the shell on a thread of its own, and all that needs another process goes through
 * {@link astryon.services.app.Processes}.
 */
package astryon.services.app.shell;
