package astryon.iso.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation with a machine in QEMU over its serial line:
 *
 * <pre>
 *   try (Qemu qemu = Qemu.cd(iso).start()) {
 *       qemu.never("panic").within(seconds(20)).expect("init: system is up");
 *       qemu.type("poweroff").exits(0);
 *   }
 * </pre>
 *
 * What is awaited is a regular expression that must be found in what came after the last match. A failure shows it with the
 * last lines that came.
 */
public final class Qemu implements AutoCloseable {
    private static final int LINES_SHOWN = 40;
    private static final String DEBUG_EXIT = "isa-debug-exit,iobase=0xf4,iosize=4";

    private final List<String> command;
    private Process process;
    private final StringBuilder serial = new StringBuilder();
    private boolean ended;
    private int seen;
    private Duration limit = Duration.ofSeconds(30);
    private final List<Pattern> forbidden = new ArrayList<>();

    private Qemu(List<String> boot) {
        command = new ArrayList<>(List.of("qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", "256M", "-display", "none", "-monitor", "none",
                "-serial", "stdio", "-no-reboot", "-nic", "none", "-device", DEBUG_EXIT));
        command.addAll(boot);
    }

    /** A q35 machine whose BIOS boots this image from its CD drive. */
    public static Qemu cd(Path iso) {
        return new Qemu(List.of("-machine", "q35", "-cdrom", iso.toString()));
    }

    /** A machine that starts this kernel at its PVH entry. */
    public static Qemu kernel(Path kernel, Path archive, String commandLine) {
        return new Qemu(List.of("-machine", "q35", "-kernel", kernel.toString(), "-initrd", archive.toString(), "-append", commandLine));
    }

    /** More of QEMU's own options; a later one wins over an earlier one. */
    public Qemu with(String... options) {
        command.addAll(List.of(options));
        return this;
    }

    /** Its processors take turns on one of the host's, instead of having one each: then a lock's holder is never kept from going on by who waits for it. */
    public Qemu takingTurns() {
        command.set(command.indexOf("-accel") + 1, "tcg,thread=single");
        return this;
    }

    /** A clock that counts instructions, and random numbers that come from a seed: what it does is the same each time, as far as nothing comes from outside. */
    public Qemu counting(int seed) {
        return with("-icount", "shift=0,sleep=off", "-seed", String.valueOf(seed));
    }

    /**
     * As on a host that is busy with other things: once {@code expression} has come the machine does nothing for so long, and time goes on; so many times, with a millisecond for it in between. Nothing is left to be
     * started at that moment.
     */
    public Qemu standStillAt(String expression, Duration pause, int times) {
        String script = "read go; for i in $(seq $1); do kill -STOP $0; sleep $2; kill -CONT $0; sleep 0.001; done";
        try {
            Process host = new ProcessBuilder("sh", "-c", script, String.valueOf(process.pid()), String.valueOf(times), String.valueOf(pause.toMillis() / 1000.0)).start();
            expect(expression);
            host.getOutputStream().write('\n');
            host.getOutputStream().close();
            host.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts tests", e);
        }
        return this;
    }

    /** A machine that only ACPI can switch off. */
    public Qemu withoutDebugExit() {
        int device = command.indexOf(DEBUG_EXIT);
        command.subList(device - 1, device + 1).clear();
        return this;
    }

    public Qemu start() {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException("QEMU cannot be started; scripts/setup installs it", e);
        }
        Thread reader = new Thread(this::read, "serial line");
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    private void read() {
        byte[] buffer = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (serial) {
                    serial.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                    serial.notifyAll();
                }
            }
        } catch (IOException e) {
            // The process is gone; what came is what there is.
        }
        synchronized (serial) {
            ended = true;
            serial.notifyAll();
        }
    }

    /** How long each of the following expectations may take. */
    public Qemu within(Duration duration) {
        limit = duration;
        return this;
    }

    /** From now on this must not come: an expectation that sees it first fails. */
    public Qemu never(String expression) {
        forbidden.add(Pattern.compile(expression));
        return this;
    }

    /** Waits until {@code expression} comes, and goes on after it. */
    public Matcher expect(String expression) {
        Pattern awaited = Pattern.compile(expression);
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (serial) {
            while (true) {
                Matcher match = awaited.matcher(serial);
                boolean found = match.find(seen);
                String came = serial.substring(seen, found ? match.start() : serial.length());
                for (Pattern pattern : forbidden) {
                    if (pattern.matcher(came).find()) {
                        throw new AssertionError("'" + pattern + "' came while waiting for '" + expression + "'" + tail());
                    }
                }
                if (found) {
                    seen = match.end();
                    return match;
                }
                long left = deadline - System.nanoTime();
                if (ended || left <= 0) {
                    throw new AssertionError((ended ? "the machine ended" : "nothing for " + limit.toSeconds() + " s") + " while waiting for '"
                            + expression + "'" + tail());
                }
                try {
                    serial.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Types a line. */
    public Qemu type(String line) {
        return key(line + "\r");
    }

    /** The shell on this line, once it asks for a command, waits until the keyboard's driver is ready: while it sets the keyboard up, what is pressed is not heard. */
    public Qemu awaitKeyboard() {
        expect("\\$ ");
        type("until service | grep -q 'ps2 *running'; do sleep 0.1; done; echo heard from 'now' on");
        expect("heard from now on");
        return this;
    }

    /** Types what is no line. */
    public Qemu key(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.ISO_8859_1));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new AssertionError("the machine no longer listens" + tail(), e);
        }
        return this;
    }

    /** Waits for the end of the machine and checks QEMU's exit status. */
    public void exits(int status) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the machine is still running after " + limit.toSeconds() + " s" + tail());
            }
            awaitLastBytes();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (process.exitValue() != status) {
            throw new AssertionError("QEMU ended with " + process.exitValue() + " and not " + status + tail());
        }
    }

    /** What the machine sent before it ended may still be on its way. */
    private void awaitLastBytes() throws InterruptedException {
        synchronized (serial) {
            while (!ended) {
                serial.wait();
            }
        }
    }

    /** Everything that has come so far. */
    public String transcript() {
        synchronized (serial) {
            return serial.toString();
        }
    }

    private String tail() {
        String[] lines = serial.toString().split("\r?\n");
        StringBuilder text = new StringBuilder("; the last lines were:\n");
        for (int i = Math.max(0, lines.length - LINES_SHOWN); i < lines.length; i++) {
            text.append("  | ").append(lines[i]).append('\n');
        }
        try {
            Path log = Path.of("target", "qemu", "serial-" + process.pid() + ".log");
            Files.createDirectories(log.getParent());
            Files.writeString(log, serial, StandardCharsets.ISO_8859_1);
            text.append("  all of it: ").append(log).append("\n  the machine: ").append(String.join(" ", command)).append('\n');
        } catch (IOException e) {
            text.append("  (the log could not be saved: ").append(e.getMessage()).append(")\n");
        }
        return text.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
