package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tool {@code chmod}: change permissions of files. */
public final class Chmod implements Program {
    private Invocation invocation;
    private String mode;
    private boolean recursive;
    private boolean verbose;

    @Override
    public Manual manual() {
        return Manual.of("chmod", "change permissions of files", "MODE FILE...").with(Manual.Syntax.WORDS)
                .option('R', "recursive", "also of all that is in folders").option('v', "verbose", "say what is changed")
                .paragraph("MODE is as 755, or as u=rwx,go-w: of the user, group, others or all (ugoa), take away, add or set (-+=) "
                        + "what is read, write, execute, or execute where it is a folder (rwxX).");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        invocation = all;
        List<String> words = new ArrayList<>(arguments.operands());
        // A mode may start with a dash: only these words are options.
        while (!words.isEmpty() && List.of("-R", "-v", "-Rv", "-vR", "--recursive", "--verbose", "--").contains(words.get(0))) {
            String word = words.remove(0);
            recursive |= word.contains("R") || word.equals("--recursive");
            verbose |= word.contains("v") && !word.equals("--recursive");
            if (word.equals("--")) {
                break;
            }
        }
        if (words.size() < 2) {
            throw astryon.services.app.Complaint.usage(manual(), "operands are missing: " + manual().operands());
        }
        mode = words.remove(0);
        Modes.apply(mode, 0, false, 0);
        return Operands.each(invocation, words, this::change);
    }

    private void change(String name) throws IOException {
        Path path = invocation.path(name);
        FileFacts facts = FileFacts.following(path);
        int changed = Modes.apply(mode, facts.mode(), facts.isFolder(), 0022);
        Files.setPosixFilePermissions(path, Folders.permissions(changed));
        if (verbose) {
            invocation.output().println("mode of '" + name + "' is now " + Numbers.zeros(Long.parseLong(Integer.toOctalString(changed)), 4));
        }
        if (recursive && facts.isFolder()) {
            for (String inside : Folders.names(path)) {
                if (!Files.isSymbolicLink(path.resolve(inside))) {
                    change(Folders.join(name, inside));
                }
            }
        }
    }
}
