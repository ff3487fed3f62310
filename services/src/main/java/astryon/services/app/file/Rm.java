package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The tool {@code rm}: remove files. */
public final class Rm implements Program {
    private Invocation invocation;
    private boolean recursive;
    private boolean folders;
    private boolean asks;
    private boolean forces;
    private boolean verbose;
    private int status;

    @Override
    public Manual manual() {
        return Manual.of("rm", "remove files", "FILE...").option('r', "recursive", "remove folders with all that is in them").option('R', "", "the same")
                .option('d', "dir", "remove empty folders").option('f', "force", "do not ask, do not mind what is not there").option('i', "", "ask before each")
                .option('v', "verbose", "say what is removed").paragraph("What is removed cannot be brought back. The root, . and .. are never removed.");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        invocation = all;
        recursive = arguments.has('r') || arguments.has('R');
        folders = arguments.has('d');
        forces = arguments.last("fi") == 'f';
        asks = arguments.last("fi") == 'i';
        verbose = arguments.has('v');
        arguments.wantOperands(forces ? 0 : 1, Integer.MAX_VALUE);
        int failures = Operands.each(invocation, arguments.operands(), this::removeOperand);
        return Math.max(failures, status);
    }

    private void removeOperand(String name) throws IOException {
        String last = Folders.base(name);
        if (last.equals(".") || last.equals("..")) {
            throw new Complaint(1, name + ": a folder that one is in is not removed; name it from outside");
        }
        Path path = invocation.path(name).toAbsolutePath().normalize();
        if (path.getParent() == null) {
            throw new Complaint(1, name + ": the root is not removed");
        } else if (!name.isEmpty() && invocation.folder().startsWith(path) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new Complaint(1, name + ": a folder that one is in is not removed; leave it first");
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            if (forces) {
                return;
            }
            throw new Complaint(1, name + ": no such file or folder");
        }
        remove(name);
    }

    private boolean remove(String name) throws IOException {
        Path path = invocation.path(name);
        boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        if (isFolder && !recursive && !folders) {
            throw new Complaint(1, name + " is a folder; remove it with -r, or rmdir if it is empty");
        }
        boolean all = true;
        if (isFolder && recursive) {
            if (asks && !Folders.names(path).isEmpty() && !Question.yes(invocation, "descend into folder '" + name + "'")) {
                return false;
            }
            for (String inside : Folders.names(path)) {
                all &= removeInside(Folders.join(name, inside));
            }
        }
        if (!all || asks && !Question.yes(invocation, "remove '" + name + "'")) {
            return false;
        }
        Files.delete(path);
        if (verbose) {
            invocation.output().println("removed '" + name + "'");
        }
        return true;
    }

    /** Whether it is gone. */
    private boolean removeInside(String name) throws IOException {
        boolean[] gone = {false};
        int failure = Operands.attempt(invocation, name, each -> gone[0] = remove(each));
        status = Math.max(status, failure);
        return gone[0];
    }
}
