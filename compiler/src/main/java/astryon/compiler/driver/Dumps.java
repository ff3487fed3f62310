package astryon.compiler.driver;

import astryon.compiler.diag.Refusal;
import astryon.compiler.diag.SourceLines;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrPrinter;
import astryon.compiler.world.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the stages of one method: a numbered text file each, {@code 03-gvn.ir}, or one page. Both are complete after every stage, so that they
 * show how far a method came that the compiler fails on.
 */
final class Dumps {
    static final Dumps NONE = new Dumps(null, null, null);

    /** The text after a stage of the pipeline; {@code kind} is the ending of such a file's name. */
    record Stage(String name, String kind, String text) {
    }

    private final Options.DumpFormat format;
    private final Path path;
    private final StagePage page;
    private final List<Stage> stages = new ArrayList<>();

    private Dumps(Options.DumpFormat format, Path path, StagePage page) {
        this.format = format;
        this.path = path;
        this.page = page;
    }

    /** For {@code method}: into a folder or a page of its own in the dump's folder, if it is one to dump. */
    static Dumps of(Options options, JavaMethod method, Function function, SourceLines sources) {
        Options.Dump dump = options.dump().filter(wanted -> method.symbol().contains(wanted.methods())).orElse(null);
        if (dump == null) {
            return NONE;
        }
        String name = method.symbol().replaceAll("[^A-Za-z0-9.$]", "_");
        return dump.format() == Options.DumpFormat.TEXT ? new Dumps(dump.format(), dump.folder().resolve(name), null)
                : new Dumps(dump.format(), dump.folder().resolve(name + ".html"), StagePage.of(method, function, sources));
    }

    boolean isWanted() {
        return format != null;
    }

    /** The stage's text in the intermediate representation. */
    void write(String stage, Function function) {
        IrPrinter.Positions positions = format == Options.DumpFormat.HTML ? IrPrinter.Positions.SHOWN : IrPrinter.Positions.HIDDEN;
        write(stage, "ir", () -> IrPrinter.print(function, positions));
    }

    void write(String stage, String extension, Supplier<String> text) {
        if (format == null) {
            return;
        }
        Path file = format == Options.DumpFormat.HTML ? path : path.resolve(String.format("%02d-%s.%s", stages.size(), stage, extension));
        stages.add(new Stage(stage, extension, text.get()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, format == Options.DumpFormat.HTML ? page.render(stages) : stages.get(stages.size() - 1).text());
        } catch (IOException e) {
            throw new Refusal(file + " cannot be written: " + e.getMessage());
        }
    }
}
