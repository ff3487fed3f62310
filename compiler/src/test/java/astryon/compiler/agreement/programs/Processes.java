package astryon.compiler.agreement.programs;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Who asks for the process it is. */
public final class Processes {
    private Processes() {
    }

    private static void line(Object... values) {
        System.out.println(Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" ")));
    }

    public static void main(String[] arguments) {
        Instant before = Instant.now();
        ProcessHandle current = ProcessHandle.current();
        line("alive", current.isAlive(), "same", current.equals(ProcessHandle.current()), current.compareTo(ProcessHandle.current()), current.equals(null));
        line("number", current.pid() > 1, current.toString().equals(Long.toString(current.pid())), current.hashCode() == Long.hashCode(current.pid()));
        line("children", current.children().count(), current.descendants().count());
        line("ends", current.supportsNormalTermination());
        ProcessHandle.Info info = current.info();
        line("command", info.command().isPresent(), info.commandLine().get().startsWith(info.command().get()));
        line("start", info.startInstant().get().isBefore(before), info.startInstant().get().isAfter(before.minusSeconds(60)));
        line("time", !info.totalCpuDuration().get().isNegative(), info.totalCpuDuration().get().toSeconds() < 60);
        line("user", info.user().get());
        line("text", info.toString().startsWith("[user: " + info.user() + ", cmd: " + info.command().get()), info.toString().contains(", startTime: " + info.startInstant()));
        Show.attempt("onExit", () -> current.onExit());
        Show.attempt("destroy", () -> current.destroy());
        Show.attempt("destroyForcibly", () -> current.destroyForcibly());
    }
}
