package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;

/** The tool {@code cp}: copy files. */
public final class Cp implements Program {
    @Override
    public Manual manual() {
        return Transfer.options(Manual.of("cp", "copy files", "SOURCE... TARGET").option('r', "recursive", "copy folders with all that is in them")
                .option('R', "", "the same").option('p', "", "keep permissions and times").option('a', "archive", "as -dpr")
                .option('d', "", "copy symbolic links as links").option('P', "no-dereference", "the same; so it is with -r")
                .option('L', "dereference", "follow symbolic links").option('H', "", "follow symbolic links that are operands")
                .option('f', "force", "remove a target that cannot be written").option('i', "interactive", "ask before a file is overwritten")
                .option('n', "no-clobber", "never overwrite").option('u', "update", "copy only what is newer than its target")
                .option('l', "link", "make hard links instead").option('s', "symbolic-link", "make symbolic links instead")
                .option('v', "verbose", "say what is copied"))
                .paragraph("If TARGET is a folder, or there are several SOURCEs, copies go into it under the same name.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        boolean archive = arguments.has('a');
        boolean recursive = archive || arguments.has('r') || arguments.has('R');
        char links = arguments.last("adPLH");
        Copying.Follow follow = switch (links) {
            case 'a', 'd', 'P' -> Copying.Follow.NONE;
            case 'L' -> Copying.Follow.ALL;
            case 'H' -> Copying.Follow.OPERANDS;
            default -> recursive ? Copying.Follow.NONE : Copying.Follow.ALL;
        };
        Copying.Link link = arguments.has('l') ? Copying.Link.HARD : arguments.has('s') ? Copying.Link.SYMBOLIC : Copying.Link.NONE;
        Copying copying = new Copying(invocation, new Copying.Choices(recursive, archive || arguments.has('p'), arguments.has('f'), arguments.last("in") == 'i',
                arguments.last("in") == 'n', arguments.has('u'), arguments.has('v'), follow, link));
        int status = Transfer.run(manual(), invocation, arguments, false, copying::copy);
        return copying.failed() ? 1 : status;
    }
}
