package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** What cp, mv and ln have in common: several sources into a folder, or one onto a name. */
final class Transfer {
    private final Invocation invocation;
    private final Arguments arguments;

    private Transfer(Invocation invocation, Arguments arguments) {
        this.invocation = invocation;
        this.arguments = arguments;
    }

    /** Does it for one; both are names as users read them. */
    interface Step {
        void accept(String source, String target) throws IOException;
    }

    static Manual options(Manual manual) {
        return manual.option('t', "target-directory", "FOLDER", "put all into FOLDER").option('T', "no-target-directory", "TARGET is no folder to put into");
    }

    /** The exit status. With {@code keepLink} a last operand that is a symbolic link to a folder is replaced itself. */
    static int run(Manual manual, Invocation invocation, Arguments arguments, boolean keepLink, Step step) throws IOException {
        return new Transfer(invocation, arguments).run(manual, keepLink, step);
    }

    private int run(Manual manual, boolean keepLink, Step step) throws IOException {
        List<String> operands = arguments.operands();
        if (arguments.has('t')) {
            arguments.wantOperands(1, Integer.MAX_VALUE);
            return into(arguments.value('t').orElseThrow(), operands, step);
        }
        arguments.wantOperands(2, arguments.has('T') ? 2 : Integer.MAX_VALUE);
        String target = operands.get(operands.size() - 1);
        List<String> sources = operands.subList(0, operands.size() - 1);
        Path path = invocation.path(target);
        boolean isFolder = keepLink ? Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) : Files.isDirectory(path);
        if (!arguments.has('T') && (isFolder || sources.size() > 1)) {
            return into(target, sources, step);
        }
        return Operands.each(invocation, sources, source -> step.accept(source, target));
    }

    private int into(String folder, List<String> sources, Step step) throws IOException {
        if (!Files.isDirectory(invocation.path(folder))) {
            throw new Complaint(1, folder + (Files.exists(invocation.path(folder)) ? ": not a folder" : ": no such folder; make it with mkdir"));
        }
        return Operands.each(invocation, sources, source -> step.accept(source, Folders.join(folder, Folders.base(source))));
    }
}
