package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import astryon.services.app.time.Dates;
import astryon.services.app.time.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** The tool {@code touch}: set the times of files to now, and make those that are missing. */
public final class Touch implements Program {
    @Override
    public Manual manual() {
        return Manual.of("touch", "set the times of files to now, and make those that are missing", "FILE...").option('c', "no-create", "make none")
                .option('a', "", "only the time of the last access").option('m', "", "only the time of the last change")
                .option('h', "no-dereference", "set those of symbolic links themselves").option('r', "reference", "FILE", "as of FILE")
                .option('t', "", "TIME", "this time: [[CC]YY]MMDDhhmm[.ss]").option('d', "date", "TIME", "this time: YYYY-MM-DD hh:mm[:ss], @SECONDS");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        FileTime modified = FileTime.from(Instant.now());
        FileTime accessed = modified;
        if (arguments.has('r')) {
            BasicFileAttributes reference = Files.readAttributes(invocation.path(arguments.value('r').orElseThrow()), BasicFileAttributes.class);
            modified = reference.lastModifiedTime();
            accessed = reference.lastAccessTime();
        } else if (arguments.has('t') || arguments.has('d')) {
            Times times = new Times(Dates.zone(invocation));
            modified = FileTime.from((arguments.has('t') ? times.digits(arguments.value('t').orElseThrow())
                    : times.parse(arguments.value('d').orElseThrow())).toInstant());
            accessed = modified;
        }
        boolean both = arguments.has('a') == arguments.has('m');
        FileTime setModified = both || arguments.has('m') ? modified : null;
        FileTime setAccessed = both || arguments.has('a') ? accessed : null;
        LinkOption[] links = arguments.has('h') ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0];
        return Operands.each(invocation, arguments.operands(), name -> {
            Path path = invocation.path(name);
            if (!Files.exists(path, links)) {
                if (arguments.has('c') || arguments.has('h')) {
                    return;
                }
                // Through a symbolic link that leads nowhere, too.
                Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE).close();
            }
            Files.getFileAttributeView(path, BasicFileAttributeView.class, links).setTimes(setModified, setAccessed, null);
        });
    }
}
