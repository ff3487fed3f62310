package astryon.iso.image;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Self-tests on machines of all kinds. The usual run has a few, among which every value of every property comes up; with {@code -Dmatrix=all} it is every combination of memory,
 * processors, board and processor model, and of what may be missing.
 */
class MatrixIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final int SWITCHED_OFF = 1;
    private static final List<String> MEMORIES = List.of("32M", "128M", "1G", "3G", "8G");
    private static final List<Integer> PROCESSORS = List.of(1, 2, 4, 8);
    private static final List<String> BOARDS = List.of("q35", "pc", "q35,hpet=off", "pc,hpet=off", "pc,acpi=off");
    private static final List<String> MODELS = List.of("max", "qemu64");
    private static final List<String> SCREENS = List.of("std", "none");
    private static final List<String> TESTS = List.of("clock", "ports", "objects", "messages", "memory", "pagers", "threads", "processes", "fairness", "processors", "shortages", "vectors", "preemption", "killed-spinners",
            "kills");

    private record Machine(String memory, int processors, String board, String model, String screen) {
        /** Without tables that tell of others there is one. */
        int expected() {
            return board.contains("acpi=off") ? 1 : processors;
        }

        Qemu qemu(Path archive) {
            return Qemu.kernel(KERNEL, archive, "selftest " + String.join(" ", TESTS))
                    .with("-machine", board, "-m", memory, "-smp", String.valueOf(processors), "-cpu", model, "-vga", screen);
        }
    }

    /** The boot archive has no services: the smallest machines have no room for those beside the self-tests. */
    @TempDir
    private Path folder;

    private static Stream<Machine> machines() {
        List<Machine> all = new ArrayList<>();
        for (String memory : MEMORIES) {
            for (int processors : PROCESSORS) {
                for (String board : BOARDS) {
                    for (String model : MODELS) {
                        for (String screen : SCREENS) {
                            all.add(new Machine(memory, processors, board, model, screen));
                        }
                    }
                }
            }
        }
        return "all".equals(System.getProperty("matrix")) ? all.stream() : Stream.of(all.get(0), new Machine("128M", 2, "pc", "qemu64", "none"), new Machine("1G", 4, "q35,hpet=off", "max", "none"),
                new Machine("3G", 8, "pc,acpi=off", "qemu64", "std"), new Machine("8G", 1, "pc,hpet=off", "max", "none"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void self_tests_pass(Machine machine) throws IOException {
        Path archive = Archives.write(folder, Archives.programs("init", "counter", "selftest"));
        try (Qemu qemu = machine.qemu(archive).start().within(Duration.ofMinutes(4)).never("panic").never("not ok")) {
            qemu.expect("kernel: clock at");
            if (machine.expected() > 1) {
                qemu.expect("kernel: " + machine.expected() + " of " + machine.expected() + " processors");
            }
            for (String name : TESTS) {
                qemu.expect("ok [0-9]+ " + name);
            }
            qemu.expect("# all self-tests passed");
            qemu.exits(SWITCHED_OFF);
        }
    }
}
