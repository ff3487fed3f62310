package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The system as a user meets it: from power-on to the console and off again. */
class SystemIT {
    private static final Path ISO = Path.of("../../target/astryon.iso");
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    /** Status of QEMU when the system switched the machine off: through the debug-exit device with 0, or by ACPI. */
    private static final int SWITCHED_OFF = 1;

    /** The debug-exit device with 127. */
    private static final int PANICKED = 255;

    private static Qemu talking(Qemu qemu) {
        return qemu.start().within(Duration.ofSeconds(60)).never("panic");
    }

    private static void countsDownAndComesUp(Qemu qemu) {
        qemu.expect("kernel: Astryon, a microkernel in Java");
        qemu.expect("init: started");
        qemu.expect("init: system is up");
        List<Integer> counted = qemu.transcript().lines().filter(line -> line.startsWith("counter: "))
                .flatMap(line -> Arrays.stream(line.substring("counter: ".length()).trim().split(" "))).map(Integer::valueOf).toList();
        assertThat(counted).containsExactlyElementsOf(IntStream.rangeClosed(1, 127).mapToObj(i -> 128 - i).toList());
    }

    private static void takesACommand(Qemu qemu) {
        qemu.expect("/ \\$ ");
        qemu.type("nonsense").expect("nonsense: no such program in /bin");
        qemu.expect("/ \\$ ");
        qemu.type("poweroff").exits(SWITCHED_OFF);
    }

    @Test
    void the_image_boots_by_bios_counts_down_and_switches_itself_off() {
        try (Qemu qemu = talking(Qemu.cd(ISO))) {
            countsDownAndComesUp(qemu);
            takesACommand(qemu);
        }
    }

    @Test
    void the_kernel_starts_directly_too() {
        try (Qemu qemu = talking(Qemu.kernel(KERNEL, ARCHIVE, ""))) {
            countsDownAndComesUp(qemu);
            takesACommand(qemu);
        }
    }

    @ParameterizedTest
    @CsvSource({"q35,max,32M", "q35,qemu64,64M", "pc,max,128M", "pc,qemu64,1G", "q35,max,6G"})
    void it_comes_up_on_other_machines(String machine, String processor, String memory) {
        try (Qemu qemu = talking(Qemu.cd(ISO).with("-machine", machine, "-cpu", processor, "-m", memory))) {
            countsDownAndComesUp(qemu);
        }
    }

    @Test
    void hostile_programs_gain_nothing_and_leave_nothing_behind() {
        try (Qemu qemu = talking(Qemu.kernel(KERNEL, ARCHIVE, "selftest"))) {
            qemu.never("not ok");
            for (String name : List.of("kernel-read", "hostile-arguments", "sleep", "clock", "clock-write", "ports", "port-beyond", "null-exception",
                    "memory-exhaustion", "object-exhaustion", "objects", "messages", "memory", "machine", "pagers", "threads", "processes", "fairness", "processors", "shortages", "vectors", "preemption", "hostile-ring-peer", "killed-counter",
                    "damaged-program", "killed-spinners", "kills", "fuzz")) {
                qemu.expect("ok [0-9]+ " + name);
            }
            qemu.expect("# all self-tests passed");
            qemu.exits(SWITCHED_OFF);
        }
    }

    /** As exactly as instructions are counted. */
    @Test
    void weights_give_shares_and_who_mostly_sleeps_does_not_wait() {
        try (Qemu qemu = talking(Qemu.kernel(KERNEL, ARCHIVE, "selftest shares").counting(1))) {
            qemu.never("not ok").expect("ok 1 shares");
            qemu.exits(SWITCHED_OFF);
        }
    }

    @ParameterizedTest
    @CsvSource({"q35,2", "q35,4", "q35,8", "pc,2", "pc,4", "pc,8"})
    void several_processors_come_up_and_share_the_work(String machine, String processors) {
        List<String> tests = List.of("memory", "pagers", "threads", "processes", "fairness", "processors", "vectors", "preemption", "killed-counter", "killed-spinners", "kills", "fuzz");
        try (Qemu qemu = talking(Qemu.kernel(KERNEL, ARCHIVE, "selftest " + String.join(" ", tests)).with("-machine", machine, "-smp", processors))) {
            qemu.within(Duration.ofMinutes(4)).never("not ok").expect("kernel: " + processors + " of " + processors + " processors");
            for (String name : tests) {
                qemu.expect("ok [0-9]+ " + name);
            }
            qemu.expect("# all self-tests passed");
            qemu.exits(SWITCHED_OFF);
        }
    }

    @ParameterizedTest
    @CsvSource({"q35,4", "pc,8"})
    void the_image_boots_with_several_processors(String machine, String processors) {
        try (Qemu qemu = talking(Qemu.cd(ISO).with("-machine", machine, "-smp", processors))) {
            countsDownAndComesUp(qemu);
            takesACommand(qemu);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void loads_of_as_many_processes_as_processors_are_timed(String processors) {
        try (Qemu qemu = talking(Qemu.kernel(KERNEL, ARCHIVE, "scaling").takingTurns().with("-smp", processors))) {
            qemu.expect("scaling: compute " + processors + " [0-9]+");
            qemu.expect("scaling: calls " + processors + " [0-9]+");
            qemu.exits(SWITCHED_OFF);
        }
    }

    /** Without tables that tell of others there is one. */
    @Test
    void without_acpi_one_processor_runs() {
        try (Qemu qemu = talking(Qemu.kernel(KERNEL, ARCHIVE, "").with("-machine", "pc,acpi=off", "-smp", "2"))) {
            countsDownAndComesUp(qemu);
        }
    }

    @Test
    void a_panic_stops_all_processors_and_shows_what_they_did() {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "panic=bounds").with("-smp", "3").start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: panic: index out of bounds");
            qemu.expect("at astryon.kernel.boot.PanicDrill.element");
            for (int i = 1; i < 3; i++) {
                qemu.expect("kernel: processor " + i + " in the kernel at 0xffffffff8[0-9a-f]{7}");
                qemu.expect("at astryon.kernel.sched.KernelLock.take\\(KernelLock.java:[0-9]+\\)");
                qemu.expect("at astryon.kernel.boot.SecondaryProcessors.arrive\\(SecondaryProcessors.java:[0-9]+\\)");
            }
            qemu.exits(PANICKED);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void a_panic_tells_what_happened_last(String processors) {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "trace end").with("-smp", processors).start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: everything is traced");
            qemu.expect("kernel: panic: init has ended");
            qemu.expect("kernel: last events of processor [0-9]");
            qemu.exits(PANICKED);
            assertThat(qemu.transcript()).containsPattern("[0-9]+ ticks ago: end of process 1\r?\n    [0-9]+ ticks ago: system call 14 PROCESS_EXIT");
        }
    }

    /** What is rare is recorded always. */
    @Test
    void the_last_events_have_what_is_rare_without_being_asked_for_it() {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "end").start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: panic: init has ended");
            qemu.expect("    [0-9]+ ticks ago: end of process 1");
            qemu.exits(PANICKED);
        }
    }

    @ParameterizedTest
    @CsvSource({"bounds,index out of bounds,element", "null,null reference,length", "division,division by zero,quotient", "cast,bad cast,asNumbers",
        "size,negative array size,numbers", "exception,uncaught exception,refuse", "state,uncaught exception,complain", "continue,a drill asks for it,perform",
        "opcode,invalid opcode,perform", "memory,page fault,wildStore", "text,page fault,perform"})
    void a_defect_of_the_kernel_ends_in_a_panic_that_shows_registers_and_place(String drill, String reason, String method) {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "panic=" + drill).start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: panic: " + reason);
            qemu.expect("    rip ffffffff8[0-9a-f]{7} rsp ffff[0-9a-f]{12} flags 0x[0-9a-f]+ cs 0x8 ");
            qemu.expect("    r13 [0-9a-f]{16} r14 [0-9a-f]{16} r15 ffff[0-9a-f]{12}");
            qemu.expect("at astryon.kernel.boot.PanicDrill." + method + "\\(PanicDrill.java:[0-9]+\\)");
            qemu.expect("at astryon.kernel.boot.Boot.continueOnKernelStack\\(Boot.java:[0-9]+\\)");
            qemu.exits(PANICKED);
        }
    }

    /** The check's two values are in the registers that its own code put them in. */
    @Test
    void the_registers_of_a_panic_are_those_of_the_failed_check() {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "panic=bounds").start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: index 15, length 3");
            qemu.expect("rsi 0000000000000003 rdi 000000000000000f");
            qemu.exits(PANICKED);
        }
    }

    /** The trace is as long as traces get, and does not reach the beginning. */
    @Test
    void a_stack_that_overflows_ends_in_a_panic_too() {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "panic=stack").start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: panic: double fault");
            qemu.expect("    rip ffffffff8[0-9a-f]{7} rsp ffff[0-9a-f]{12} ");
            qemu.expect("at astryon.kernel.boot.PanicDrill.deeper\\(PanicDrill.java:[0-9]+\\)");
            qemu.exits(PANICKED);
        }
    }

    @Test
    void a_wild_access_is_named_by_its_own_line() throws IOException {
        List<String> source = Files.readAllLines(Path.of("../../kernel/src/main/java/astryon/kernel/boot/PanicDrill.java"));
        int line = source.indexOf("        wild.storeLong(sum);") + 1;
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "panic=memory").start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: panic: page fault");
            qemu.expect("at astryon.kernel.boot.PanicDrill.wildStore\\(PanicDrill.java:" + line + "\\)");
            qemu.exits(PANICKED);
        }
    }

    /** A machine with memory above 4 GiB has a hole below it, for devices. */
    @Test
    void what_is_no_memory_is_not_mapped() {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "panic=hole").with("-m", "6G").start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: panic: page fault");
            qemu.expect(" cr2 ffff8000c0000000");
            qemu.exits(PANICKED);
        }
    }

    @Test
    void an_exception_without_handler_is_named() {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "panic=exception").start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: panic: uncaught exception");
            qemu.expect("kernel: astryon.kernel.mem.KernelError 7");
            qemu.exits(PANICKED);
        }
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "panic=state").start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: java.lang.IllegalStateException: a drill asks for it");
            qemu.exits(PANICKED);
        }
    }

    /** Bytes of the executable's header: magic, machine, entry, program headers. */
    @ParameterizedTest
    @CsvSource({"init,0,not an ELF64 file", "init,18,not a static x86-64 executable", "init,31,the entry is not in", "init,39,program headers lie outside",
        "init,87,a segment lies outside", "counter,0,init: counter: not an ELF64 file", "counter,87,init: counter: a segment lies outside"})
    void a_damaged_program_in_the_archive_is_named(String program, int offset, String reason, @TempDir Path folder) throws IOException {
        TreeMap<String, byte[]> programs = Archives.programs("init", "counter");
        programs.get(program)[offset] ^= (byte) 0xc0;
        try (Qemu qemu = Qemu.kernel(KERNEL, Archives.write(folder, programs), "").start().within(Duration.ofSeconds(60))) {
            qemu.expect(reason);
            if (program.equals("counter")) {
                qemu.expect("init: system is up");
            }
        }
    }

    @Test
    void a_damaged_boot_archive_is_reported(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(ARCHIVE);
        bytes[0] ^= 1;
        Path damaged = folder.resolve("archive.img");
        Files.write(damaged, bytes);
        try (Qemu qemu = Qemu.kernel(KERNEL, damaged, "").start()) {
            qemu.expect("archive");
        }
    }
}
