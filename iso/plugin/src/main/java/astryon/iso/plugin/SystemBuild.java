package astryon.iso.plugin;

import astryon.abi.DebugTableFormat;
import astryon.compiler.diag.Refusal;
import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import astryon.compiler.object.PackedDebugTable;
import astryon.compiler.object.Stripped;
import astryon.iso.BootArchiveWriter;
import astryon.iso.BootImage;
import astryon.iso.system.PageCheck;
import astryon.iso.system.PageText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Compiles a system and puts it together. What is refused is a {@link Refusal} with all the reasons. */
public final class SystemBuild {
    private static final String KERNEL = "kernel";
    private static final String PROGRAM = ".elf";
    private static final String PAGE = ".system";
    private static final String MANIFEST = ".program";

    private final List<Path> classPath;
    private final int workers;
    private final Consumer<String> log;
    private byte[] kernel;
    private final TreeMap<String, byte[]> programs = new TreeMap<>();
    private final TreeMap<String, byte[]> pages = new TreeMap<>();
    private final TreeMap<String, byte[]> debugTables = new TreeMap<>();

    /**
     * @param classPath folders and jars with the kernel's and the programs' classes
     * @param workers   how many images are compiled at once; the result does not depend on it
     * @param log       hears a line about each image
     */
    public SystemBuild(List<Path> classPath, int workers, Consumer<String> log) {
        this.classPath = List.copyOf(classPath);
        this.workers = workers;
        this.log = log;
    }

    /** Takes over what {@link #write} wrote of another system, the kernel too. */
    public void addBase(Path folder) throws IOException {
        Path itsKernel = folder.resolve(KERNEL + PROGRAM);
        if (!Files.isRegularFile(itsKernel)) {
            throw new Refusal("<base> has no kernel: there is no " + itsKernel + "; it is to be the folder of a system that was built");
        }
        kernel = Files.readAllBytes(itsKernel);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(PAGE) || name.endsWith(MANIFEST)) {
                    pages.put(name, Files.readAllBytes(file));
                } else if (name.endsWith(DebugTableFormat.SUFFIX)) {
                    debugTables.put(name, Files.readAllBytes(file));
                } else if (name.endsWith(PROGRAM) && !file.equals(itsKernel)) {
                    programs.put(name.substring(0, name.length() - PROGRAM.length()), Files.readAllBytes(file));
                }
            }
        }
    }

    /**
     * Compiles the programs, and the kernel unless there is one. Each image keeps one thread busy: images differ in nothing but their input, while a
     * single one has long stretches that cannot be shared out.
     *
     * @param mainClasses name in the boot archive to main class
     * @param reflect     name in the boot archive to the file that names what the program reflects on; most have none
     */
    public void compile(SortedMap<String, String> mainClasses, Map<String, Path> reflect) {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            Future<Compilation> kernelImage = kernel != null ? null : threads.submit(() -> compile(KERNEL, Target.KERNEL, "", List.of()));
            Map<String, Future<Compilation>> images = new TreeMap<>();
            mainClasses.forEach((name, mainClass) -> {
                List<Path> named = reflect.containsKey(name) ? List.of(reflect.get(name)) : List.of();
                images.put(name, threads.submit(() -> compile(name, Target.ASTRYON, mainClass, named)));
            });
            if (kernelImage != null) {
                kernel = kernelImage.get().image().orElseThrow();
            }
            for (Map.Entry<String, Future<Compilation>> image : images.entrySet()) {
                programs.put(image.getKey(), image.getValue().get().image().orElseThrow());
                debugTables.put(image.getKey() + DebugTableFormat.SUFFIX, image.getValue().get().debugTable());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Adds the pages of a folder, which say what systems there are, and the manifests of regular programs; those that make no sense are refused with all that is wrong. */
    public void addPages(Path folder) throws IOException {
        List<String> findings = new ArrayList<>();
        Map<String, byte[]> base = new TreeMap<>(pages);
        for (Path file : files(folder, PAGE)) {
            PageText page = PageText.read(file, base);
            findings.addAll(PageCheck.findings(page, programs.keySet()));
            pages.put(file.getFileName().toString(), page.text().getBytes(StandardCharsets.UTF_8));
        }
        List<String> services = pages.values().stream().flatMap(page -> PageCheck.services(new String(page, StandardCharsets.UTF_8)).stream()).toList();
        for (Path file : files(folder, MANIFEST)) {
            String text = Files.readString(file);
            findings.addAll(PageCheck.manifestFindings(file, text, programs.keySet(), services));
            pages.put(file.getFileName().toString(), text.getBytes(StandardCharsets.UTF_8));
        }
        if (!findings.isEmpty()) {
            throw new Refusal(String.join("\n", findings));
        }
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private Compilation compile(String name, Target target, String mainClass, List<Path> reflect) {
        Compilation compilation = Compilation.run(Options.of(target, classPath, mainClass).reflectingOn(reflect).withSymbols().withWorkers(1));
        String findings = compilation.diagnostics().render();
        byte[] image = compilation.image().orElseThrow(() -> new Refusal(name + " is refused:\n" + findings));
        if (!findings.isEmpty()) {
            report(findings);
        }
        report(String.format("%s: %d KiB, %.0f KB of bytecode a second", name, image.length / 1024, compilation.timings().kilobytesPerSecond()));
        return compilation;
    }

    private synchronized void report(String line) {
        log.accept(line);
    }

    /** What is in the archive: programs without the symbols, which are for debuggers outside, and debug tables packed, which few ever ask. */
    private TreeMap<String, byte[]> files() {
        TreeMap<String, byte[]> files = new TreeMap<>();
        programs.forEach((name, program) -> files.put(name, Stripped.of(program)));
        files.putAll(pages);
        debugTables.forEach((name, table) -> files.put(name, PackedDebugTable.of(table)));
        return files;
    }

    /** The boot archive. */
    public byte[] archive() {
        return BootArchiveWriter.write(files());
    }

    /** The bootable image, in which the kernel is without the symbols, too. */
    public byte[] image(String commandLine) throws IOException {
        return BootImage.write(Stripped.of(kernel), files(), commandLine);
    }

    /** Writes kernel, programs, pages and archive one by one into {@code folder}: for debuggers, for starting the kernel directly, and as another system's {@link #addBase base}. */
    public void write(Path folder) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>(pages);
        files.putAll(debugTables);
        programs.forEach((name, program) -> files.put(name + PROGRAM, program));
        files.put(KERNEL + PROGRAM, kernel);
        files.put("archive.img", archive());
        Files.createDirectories(folder);
        for (String kind : List.of(PROGRAM, PAGE, MANIFEST, DebugTableFormat.SUFFIX)) {
            for (Path file : files(folder, kind)) {
                // What an earlier build left would be part of who is built on this one.
                if (!files.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
