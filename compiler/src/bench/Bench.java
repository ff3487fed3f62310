import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The benchmarks behind {@code scripts/bench}: run from the root of the project with {@code java compiler/src/bench/Bench.java}.
 * Times are the best of several rounds in which the rivals take turns, so that a slow moment of the machine hits all of them;
 * instruction counts of the system come from QEMU's deterministic counting and are exact.
 */
public final class Bench {
    private static final Path WORK = Path.of("target", "bench");
    private static final int ROUNDS = 3;
    /** How long a program runs in a round: many short runs, so that some of them are left alone by what else the machine does. */
    private static final String MILLIS = "300";
    private static final String MILLIS_WITH_WARM_UP = "2000";
    /** So many of the programs are loops over arrays; they have a mean of their own. */
    private static final int KERNELS = 7;
    private static final Path SYSTEM = Path.of("iso", "image", "target", "system");

    /** Instructions of Linux 6.1 for the same operation, measured as DESIGN describes: row of our benchmark, Linux's name for it, its count. */
    private static final Map<String, Object[]> LINUX = new LinkedHashMap<>();

    static {
        LINUX.put("null_call", new Object[] {"getppid", 359});
        LINUX.put("call_reply", new Object[] {"pipe ping-pong, 8 bytes", 11_181});
        LINUX.put("ring_item", new Object[] {"pipe ping-pong, 8 bytes", 11_181});
        LINUX.put("notify", new Object[] {"", 0});
        LINUX.put("futex_ping_pong", new Object[] {"futex ping-pong", 8_681});
        LINUX.put("thread_create_join", new Object[] {"pthread create, join", 103_962});
        LINUX.put("clone_exit_wait", new Object[] {"fork, exit, wait", 190_374});
        LINUX.put("page_first_touch", new Object[] {"anonymous page", 3_287});
        LINUX.put("map_unmap", new Object[] {"mmap, munmap", 13_024});
        LINUX.put("spawn_wait", new Object[] {"fork, exec, wait", 319_027});
        LINUX.put("open_close", new Object[] {"open, close", 9_789});
        LINUX.put("stat", new Object[] {"stat", 6_606});
        LINUX.put("pipe_round_trip", new Object[] {"pipe ping-pong, 1 byte", 10_118});
        LINUX.put("spawn_tool", new Object[] {"fork, exec, wait", 319_027});
        // busybox 1.35, the second time, files in memory.
        LINUX.put("ls_1000", new Object[] {"ls of 1,000 files", 12_263_927});
        LINUX.put("sort_1m", new Object[] {"sort of 1 MiB of numbers", 389_991_812});
        LINUX.put("grep_10m", new Object[] {"grep over 10 MiB of numbers", 2_886_200_899L});
        LINUX.put("boot_to_tool", new Object[] {"to a shell", 1_620_000_000});
        LINUX.put("boot_to_up", new Object[] {"to init", 1_620_000_000});
    }

    private final Map<String, Double> figures = new TreeMap<>();

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = new ArrayList<>();
        Path json = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--json") && i + 1 < arguments.length) {
                json = Path.of(arguments[++i]);
            } else if (arguments[i].equals("code") || arguments[i].equals("system")) {
                wanted.add(arguments[i]);
            } else {
                System.err.println("bench: what is " + arguments[i] + "? usage: scripts/bench [code|system] [--json FILE]");
                System.exit(2);
            }
        }
        Files.createDirectories(WORK);
        Bench bench = new Bench();
        if (wanted.isEmpty() || wanted.contains("code")) {
            bench.code();
        }
        if (wanted.isEmpty() || wanted.contains("system")) {
            bench.system();
            bench.scaling();
        }
        if (json != null) {
            bench.writeJson(json);
        }
    }

    private void code() throws Exception {
        Path classes = WORK.resolve("classes");
        List<String> javac = new ArrayList<>(List.of("javac", "-d", classes.toString()));
        javac.addAll(files("compiler/src/bench/java/bench", ".java"));
        run(javac);
        Path ours = WORK.resolve("programs");
        run(List.of("scripts/astryonc", "--target", "linux", "-g", "--main", "bench.Programs", "-o", ours.toString(), classes.toString()));
        Path gcc = WORK.resolve("programs-gcc");
        List<String> objects = objects();
        List<String> link = new ArrayList<>(List.of("g++", "-o", gcc.toString()));
        link.addAll(objects);
        run(link);
        Map<String, long[]> a = new LinkedHashMap<>();
        Map<String, long[]> b = new LinkedHashMap<>();
        Map<String, long[]> c = new LinkedHashMap<>();
        List<String[]> programs = programs();
        for (int round = 0; round < ROUNDS; round++) {
            for (String[] program : programs) {
                best(a, run(List.of(ours.toString(), program[0], program[1], MILLIS)));
                best(b, run(List.of(gcc.toString(), program[0], program[1], MILLIS)));
                best(c, run(List.of("java", "-XX:-UsePerfData", "-cp", classes.toString(), "bench.Programs", program[0], program[1], MILLIS_WITH_WARM_UP)));
            }
        }
        System.out.printf("%-14s %10s %10s %10s %8s %8s%n", "program", "ours us", "gcc -O2", "C2", "/gcc", "/C2");
        Mean kernels = new Mean();
        Mean all = new Mean();
        for (int i = 0; i < programs.size(); i++) {
            String name = programs.get(i)[0];
            if (a.get(name)[1] != b.get(name)[1] || a.get(name)[1] != c.get(name)[1]) {
                throw new IllegalStateException(name + ": the results differ: " + a.get(name)[1] + ", gcc " + b.get(name)[1] + ", C2 " + c.get(name)[1]);
            }
            double toGcc = (double) a.get(name)[0] / b.get(name)[0];
            double toC2 = (double) a.get(name)[0] / c.get(name)[0];
            System.out.printf(Locale.ROOT, "%-14s %10.0f %10.0f %10.0f %8.2f %8.2f%n", name, a.get(name)[0] / 1e3, b.get(name)[0] / 1e3, c.get(name)[0] / 1e3,
                    toGcc, toC2);
            figures.put("code." + name + ".gcc", toGcc);
            figures.put("code." + name + ".c2", toC2);
            all.add(name, toGcc, toC2);
            if (i < KERNELS) {
                kernels.add(name, toGcc, toC2);
            }
        }
        kernels.report("kernels", "code.geomean");
        all.report("everything", "code.all");
        figures.put("code.worst.gcc", all.worstToGcc);
        figures.put("code.worst.c2", all.worstToC2);
        System.out.printf(Locale.ROOT, "worst against gcc: %s, %.2f; against C2: %s, %.2f%n", all.worstOfGcc, all.worstToGcc, all.worstOfC2, all.worstToC2);
        sizes(ours, objects);
        hello();
        memory();
    }

    /** Geometric means of times of ours divided by those of a rival's, and the worst of them. */
    private final class Mean {
        private int count;
        private double logGcc;
        private double logC2;
        private double worstToGcc;
        private double worstToC2;
        private String worstOfGcc;
        private String worstOfC2;

        void add(String name, double toGcc, double toC2) {
            count++;
            logGcc += Math.log(toGcc);
            logC2 += Math.log(toC2);
            if (toGcc > worstToGcc) {
                worstToGcc = toGcc;
                worstOfGcc = name;
            }
            if (toC2 > worstToC2) {
                worstToC2 = toC2;
                worstOfC2 = name;
            }
        }

        void report(String title, String figure) {
            double toGcc = Math.exp(logGcc / count);
            double toC2 = Math.exp(logC2 / count);
            figures.put(figure + ".gcc", toGcc);
            figures.put(figure + ".c2", toC2);
            System.out.printf(Locale.ROOT, "%-47s %8.2f %8.2f%n", title + ", geometric mean", toGcc, toC2);
        }
    }

    /** Name, size and size in tests of each program; the kernels come first. */
    private static List<String[]> programs() throws IOException {
        List<String[]> programs = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("compiler/src/bench/programs.txt"))) {
            if (!line.startsWith("#")) {
                programs.add(line.split(" +"));
            }
        }
        return programs;
    }

    /** Compiles the programs of theirs, each alone. */
    private static List<String> objects() throws Exception {
        List<String> objects = new ArrayList<>();
        for (String language : List.of(".c", ".cpp")) {
            for (String file : files("compiler/src/bench/c/bench", language)) {
                String name = Path.of(file).getFileName().toString();
                String object = WORK.resolve(name.substring(0, name.indexOf('.')) + ".o").toString();
                List<String> compile = new ArrayList<>(language.equals(".c") ? List.of("gcc") : List.of("g++", "-std=c++20"));
                compile.addAll(List.of("-O2", "-c", "-o", object, file));
                run(compile);
                objects.add(object);
            }
        }
        return objects;
    }

    private static List<String> files(String folder, String ending) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.map(Path::toString).filter(file -> file.endsWith(ending)).sorted().toList();
        }
    }

    /** How large the machine code of the kernels is. Each is a class of ours, and a file of theirs. */
    private void sizes(Path ours, List<String> objects) throws Exception {
        long ourBytes = 0;
        long gccBytes = 0;
        for (String[] kernel : programs().subList(0, KERNELS)) {
            for (String object : objects) {
                String name = Path.of(object).getFileName().toString().replace(".o", "");
                if (name.equalsIgnoreCase(kernel[0])) {
                    long size = codeSize(ours, "bench." + name + ".");
                    long gcc = codeSize(Path.of(object), "");
                    figures.put("size." + kernel[0] + ".gcc", (double) size / gcc);
                    ourBytes += size;
                    gccBytes += gcc;
                }
            }
        }
        figures.put("size.kernels.gcc", (double) ourBytes / gccBytes);
        System.out.printf(Locale.ROOT, "code of the kernels: %d bytes, gcc %d, %.2f%n", ourBytes, gccBytes, (double) ourBytes / gccBytes);
    }

    /** The bytes of the functions whose names begin so. */
    private static long codeSize(Path elf, String start) throws Exception {
        long bytes = 0;
        for (String line : run(List.of("nm", "-S", "--defined-only", elf.toString()))) {
            String[] words = line.split(" ", 4);
            if (words.length == 4 && words[2].equalsIgnoreCase("t") && words[3].startsWith(start)) {
                bytes += Long.parseLong(words[1], 16);
            }
        }
        if (bytes == 0) {
            throw new IllegalStateException("no functions of " + elf + " begin with " + start);
        }
        return bytes;
    }

    /** Programs that live on the collector, beside HotSpot with its serial collector and as much heap: times, longest pauses, most memory. */
    private void memory() throws Exception {
        Path classes = WORK.resolve("memory-classes");
        run(List.of("javac", "-d", classes.toString(), "compiler/src/bench/java/memory/Memory.java"));
        Path ours = WORK.resolve("memory");
        Path peak = WORK.resolve("peak");
        Path peakFile = WORK.resolve("peak.txt");
        run(List.of("scripts/astryonc", "--target", "linux", "--main", "memory.Memory", "-o", ours.toString(), classes.toString()));
        run(List.of("gcc", "-O2", "-o", peak.toString(), "compiler/src/bench/c/peak.c"));
        Map<String, long[]> a = new LinkedHashMap<>();
        Map<String, long[]> b = new LinkedHashMap<>();
        long[] most = {Long.MAX_VALUE, Long.MAX_VALUE};
        for (int round = 0; round < ROUNDS; round++) {
            bestOfMemory(a, run(List.of(peak.toString(), peakFile.toString(), ours.toString(), "-Xmx512m", "8")));
            most[0] = Math.min(most[0], Long.parseLong(Files.readString(peakFile).trim()));
            bestOfMemory(b, run(List.of(peak.toString(), peakFile.toString(), "java", "-XX:+UseSerialGC", "-Xmx512m", "-XX:-UsePerfData", "-cp",
                    classes.toString(), "memory.Memory", "8")));
            most[1] = Math.min(most[1], Long.parseLong(Files.readString(peakFile).trim()));
        }
        System.out.printf("%-12s %10s %10s %8s %12s %12s%n", "memory", "ours us", "HotSpot", "/HotSpot", "pause us", "HotSpot's");
        for (String name : a.keySet()) {
            long[] x = a.get(name);
            long[] y = b.get(name);
            if (x[1] != y[1]) {
                throw new IllegalStateException(name + ": the results differ: " + x[1] + ", HotSpot " + y[1]);
            }
            System.out.printf(Locale.ROOT, "%-12s %10.0f %10.0f %8.2f %12.0f %12.0f%n", name, x[0] / 1e3, y[0] / 1e3, (double) x[0] / y[0], x[2] / 1e3, y[2] / 1e3);
            figures.put("memory." + name + ".hotspot", (double) x[0] / y[0]);
            figures.put("memory." + name + ".pause_us", x[2] / 1e3);
        }
        figures.put("memory.peak_kib", (double) most[0]);
        figures.put("memory.peak.hotspot", (double) most[0] / most[1]);
        System.out.printf(Locale.ROOT, "most memory: %d KiB, HotSpot %d KiB, %.2f%n", most[0], most[1], (double) most[0] / most[1]);
    }

    /** Keeps the best time and the shortest longest pause; the checksum must not change. */
    private static void bestOfMemory(Map<String, long[]> results, List<String> lines) {
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length == 4) {
                long[] result = {Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])};
                results.merge(words[0], result, (old, now) -> {
                    if (old[1] != now[1]) {
                        throw new IllegalStateException(words[0] + " comes to " + old[1] + " and to " + now[1]);
                    }
                    return new long[] {Math.min(old[0], now[0]), now[1], Math.min(old[2], now[2])};
                });
            }
        }
    }

    private void hello() throws Exception {
        Path source = WORK.resolve("Hello.java");
        Files.writeString(source, "public class Hello { public static void main(String[] args) { System.out.println(\"hello, world\"); } }\n");
        Path hello = WORK.resolve("hello");
        Path spawn = WORK.resolve("spawn");
        run(List.of("scripts/astryonc", "--target", "linux", "--main", "Hello", "-o", hello.toString(), source.toString()));
        run(List.of("gcc", "-O2", "-o", spawn.toString(), "compiler/src/bench/c/spawn.c"));
        Path nothing = WORK.resolve("nothing");
        run(List.of("gcc", "-O2", "-static", "-o", nothing.toString(), "compiler/src/bench/c/nothing.c"));
        double ours = Double.MAX_VALUE;
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            ours = Math.min(ours, Double.parseDouble(run(List.of(spawn.toString(), hello.toString())).get(0)) / 1e3);
            least = Math.min(least, Double.parseDouble(run(List.of(spawn.toString(), nothing.toString())).get(0)) / 1e3);
        }
        figures.put("size.hello", (double) Files.size(hello));
        figures.put("code.hello_us", ours);
        figures.put("code.hello.nothing", ours / least);
        System.out.printf(Locale.ROOT, "hello, world: %d bytes, %.0f us from spawn to exit; a static C program that does nothing %.0f us%n", Files.size(hello), ours, least);
    }

    private void system() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String commandLine : List.of("bench", "run bench -b; bench; bench ls_1000 sort_1m grep_10m")) {
            lines.addAll(run(List.of("qemu-system-x86_64", "-machine", "q35", "-accel", "tcg", "-cpu", "max", "-m", "256M", "-display", "none", "-monitor",
                    "none", "-serial", "stdio", "-no-reboot", "-nic", "none", "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-icount", "shift=0,sleep=off", "-seed", "1",
                    "-kernel", SYSTEM.resolve("kernel.elf").toString(), "-initrd", SYSTEM.resolve("archive.img").toString(), "-append", commandLine)));
        }
        System.out.printf("%-18s %14s %14s %7s%n", "operation", "instructions", "Linux 6.1", "ours/");
        for (String line : lines) {
            String[] words = line.trim().split(" ");
            if (words.length == 3 && words[0].equals("bench:")) {
                double value = Double.parseDouble(words[2]);
                String area = words[1].startsWith("memory.") ? "" : "system.";
                figures.put(area + words[1], value);
                Object[] linux = LINUX.getOrDefault(words[1], new Object[] {"", 0});
                long count = ((Number) linux[1]).longValue();
                System.out.printf(Locale.ROOT, "%-18s %14.0f %14s %7s  %s%n", words[1], value, count == 0 ? "" : count, count == 0 ? ""
                        : String.format(Locale.ROOT, "%.3f", value / count), linux[0]);
            }
        }
        double used = memoryAtPrompt();
        figures.put("memory.at_prompt_kib", used);
        System.out.printf(Locale.ROOT, "memory in use with a shell at its prompt and a tool %.0f KiB; Linux with busybox's shell 27 MiB%n", used);
        figures.put("size.iso", (double) Files.size(Path.of("target/astryon.iso")));
        System.out.printf("image %d KiB%n", Files.size(Path.of("target/astryon.iso")) / 1024);
    }

    /** KiB that are in use when somebody asks for that at the prompt on the serial line. */
    private static double memoryAtPrompt() throws IOException, InterruptedException {
        Path typed = WORK.resolve("typed");
        Files.writeString(typed, "free\npoweroff\n");
        List<String> lines = run(List.of("qemu-system-x86_64", "-machine", "q35", "-accel", "tcg", "-cpu", "max", "-m", "256M", "-display", "none", "-monitor", "none", "-serial", "stdio",
                "-no-reboot", "-nic", "none", "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-kernel", SYSTEM.resolve("kernel.elf").toString(), "-initrd",
                SYSTEM.resolve("archive.img").toString()), typed);
        return lines.stream().map(line -> line.strip().split(" +")).filter(words -> words.length == 3 && words[1].matches("[0-9]+")).mapToDouble(words -> Double.parseDouble(words[1])).findFirst()
                .orElseThrow(() -> new IllegalStateException("free said nothing: " + String.join("\n", lines)));
    }

    /**
     * How much more is done on several processors, each emulated by a thread of the host's: the work of so many times one, by how much longer it took than one's. With fewer free
     * processors of the host than that the figures say little.
     */
    private void scaling() throws Exception {
        Map<String, Double> alone = new TreeMap<>();
        System.out.printf("%nmore processors (of %d of the host): times the work of one in the same time%n", Runtime.getRuntime().availableProcessors());
        for (int processors : new int[] {1, 2, 4}) {
            List<String> lines = run(List.of("qemu-system-x86_64", "-machine", "q35", "-accel", "tcg", "-cpu", "max", "-m", "256M", "-smp", String.valueOf(processors), "-display",
                    "none", "-monitor", "none", "-serial", "stdio", "-no-reboot", "-nic", "none", "-device", "isa-debug-exit,iobase=0xf4,iosize=4",
                    "-kernel", SYSTEM.resolve("kernel.elf").toString(), "-initrd", SYSTEM.resolve("archive.img").toString(), "-append", "scaling"));
            for (String line : lines) {
                String[] words = line.trim().split(" ");
                if (words.length == 4 && words[0].equals("scaling:")) {
                    double micros = Double.parseDouble(words[3]);
                    double one = alone.computeIfAbsent(words[1], load -> micros);
                    figures.put("scaling." + words[1] + "." + processors, processors * one / micros);
                    System.out.printf(Locale.ROOT, "%-10s %d processors %10.0f us %6.2f%n", words[1], processors, micros, processors * one / micros);
                }
            }
        }
    }

    /** Keeps the best time of each kernel; the checksum must not change. */
    private static void best(Map<String, long[]> results, List<String> lines) {
        for (String line : lines) {
            String[] words = line.split(" ");
            long[] result = {Long.parseLong(words[1]), Long.parseLong(words[2])};
            results.merge(words[0], result, (old, now) -> {
                if (old[1] != now[1]) {
                    throw new IllegalStateException(words[0] + " comes to " + old[1] + " and to " + now[1]);
                }
                return old[0] < now[0] ? old : now;
            });
        }
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        return run(command, Path.of("/dev/null"));
    }

    private static List<String> run(List<String> command, Path input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(input.toFile()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
        int status = process.waitFor();
        // The machine ends with 1 when the system switched it off.
        if (status != 0 && !(command.get(0).startsWith("qemu") && status == 1)) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + status + ": " + String.join("\n", lines));
        }
        return lines;
    }

    private void writeJson(Path file) throws IOException {
        StringBuilder text = new StringBuilder("{");
        String separator = "\n";
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            text.append(separator).append("  \"").append(figure.getKey()).append("\": ").append(String.format(Locale.ROOT, "%.4f", figure.getValue()));
            separator = ",\n";
        }
        Files.writeString(file, text.append("\n}\n").toString());
    }
}
