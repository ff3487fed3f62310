package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gdb finds its way about the kernel in a machine: the transcripts in docs/debugging.md are of this kind. */
class DebuggerIT {
    private static final Path SYSTEM = Path.of("target", "system");
    private static final String KERNEL = "../../kernel/src/main/java";
    private static final int MOST_SECONDS = 120;

    @TempDir
    private Path folder;

    /** What gdb answers, from the kernel's first instruction on. */
    private String gdb(String... commands) throws Exception {
        Path socket = folder.resolve("gdb");
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), SYSTEM.resolve("archive.img"), "run echo hello")
                .with("-S", "-chardev", "socket,path=" + socket + ",server=on,wait=off,id=gdb", "-gdb", "chardev:gdb").start()) {
            List<String> command = new ArrayList<>(List.of("gdb", "-q", "-nx", "-batch", "-ex", "set width 0", "-ex", "set architecture i386:x86-64",
                    "-ex", "directory " + KERNEL, "-ex", "source ../../scripts/astryon-gdb.py", "-ex", "target remote " + socket));
            for (String one : commands) {
                command.addAll(List.of("-ex", one));
            }
            command.add(SYSTEM.resolve("kernel.elf").toString());
            Path output = folder.resolve("output");
            while (!Files.exists(socket)) {
                Thread.sleep(10);
            }
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as("gdb is done; it said: " + text).isTrue();
            return text;
        }
    }

    /** The line of a kernel's source file that has a text, which is there once. */
    private static String place(String file, String text) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(KERNEL, "astryon", "kernel", file));
        List<String> found = lines.stream().filter(line -> line.contains(text)).toList();
        assertThat(found).as(text).hasSize(1);
        return Path.of(file).getFileName() + ":" + (lines.indexOf(found.get(0)) + 1);
    }

    @Test
    void a_stack_goes_through_inlined_methods_and_a_system_call_into_the_program() throws Exception {
        String text = gdb("hbreak astryon.kernel.ipc.Notification.signal", "continue", "backtrace 6", "info args", "print this.bits", "finish");
        assertThat(text).containsSubsequence("Breakpoint 1, astryon.kernel.ipc.Notification.signal (this=", "added=",
                "#0  astryon.kernel.ipc.Notification.signal (", " in astryon.kernel.syscall.IpcCalls.signal (", "astryon.kernel.syscall.SystemCalls.enter (", "SystemCalls.java:",
                "<signal handler called>", "#5  0x00000000004",
                "this = astryon.kernel.ipc.Notification@ffffffff", "added = ", "$1 = ", " in astryon.kernel.syscall.IpcCalls.signal (", "IpcCalls.java:");
    }

    @Test
    void a_stack_goes_through_an_interrupt_into_the_program() throws Exception {
        String text = gdb("hbreak astryon.kernel.syscall.Faults.interrupt", "continue", "backtrace 3", "print context", "print cpu.index");
        assertThat(text).containsSubsequence("Breakpoint 1, astryon.kernel.syscall.Faults.interrupt (context=", "#0  astryon.kernel.syscall.Faults.interrupt (", "#1  <signal handler called>", "#2  0x0000",
                "$1 = ", "$2 = 0");
    }

    @Test
    void a_line_stops_in_inlined_code_and_variables_and_fields_are_shown() throws Exception {
        String place = place("sched/Dispatcher.java", "cpu.sliceEnd = end;");
        String text = gdb("hbreak " + place, "continue", "backtrace 3", "info args", "print $at(cpu.current)->priority", "next", "up");
        assertThat(text).containsSubsequence(", astryon.kernel.sched.Dispatcher.begin (cpu=astryon.kernel.sched.Cpu@ffffffff", place + "\n", "cpu.sliceEnd = end;",
                "#0  astryon.kernel.sched.Dispatcher.begin (", "#1  astryon.kernel.sched.Dispatcher.", "cpu = astryon.kernel.sched.Cpu@ffffffff", "next = astryon.kernel.sched.Thread@ffffffff", "$1 = ",
                "cpu.timerSetTo", "#1  astryon.kernel.sched.Dispatcher.");
    }

    @Test
    void a_field_of_an_object_of_the_kernel_is_watched() throws Exception {
        String text = gdb("hbreak " + place("sched/Dispatcher.java", "cpu.sliceEnd = end;"), "continue", "watch -l cpu.current", "delete 1", "continue", "backtrace 2");
        assertThat(text).containsSubsequence("Hardware watchpoint 2: -location cpu.current", "Hardware watchpoint 2: -location cpu.current", "Old value = ", "New value = ",
                "#0 ", "#1 ", "astryon.kernel.sched.");
    }
}
