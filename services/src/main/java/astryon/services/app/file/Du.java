package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tool {@code du}: print how much room files take. */
public final class Du implements Program {
    private Invocation invocation;
    private Arguments arguments;
    private long depth;
    private boolean everyFile;
    private int status;
    private final Set<Object> seen = new HashSet<>();

    @Override
    public Manual manual() {
        return Manual.of("du", "print how much room files take", "[FILE...]").option('a', "all", "also of single files").option('s', "summarize", "only of each FILE").option('c', "total", "and of all together")
                .option('h', "human-readable", "as 1.5K, 3.0M").option('k', "", "in KiB; so it is without these").option('m', "", "in MiB").option('b', "bytes", "sizes in bytes")
                .option('d', "max-depth", "N", "only N folders deep").option('L', "dereference", "follow symbolic links").option('l', "count-links", "count files with several names again")
                .option('x', "one-file-system", "only on the same file system");
    }

    @Override
    public int run(Invocation all, Arguments given) throws IOException {
        invocation = all;
        arguments = given;
        everyFile = given.has('a') && !given.has('s');
        depth = given.has('s') ? 0 : given.count('d', Long.MAX_VALUE);
        long[] total = {0};
        int failures = Operands.each(all, given.operands().isEmpty() ? List.of(".") : given.operands(), name -> total[0] += measure(name, 0, -1));
        if (given.has('c')) {
            print(total[0], "total");
        }
        return Math.max(failures, status);
    }

    private long measure(String name, long level, long device) throws IOException {
        Path path = invocation.path(name);
        FileFacts facts = arguments.has('L') ? FileFacts.following(path) : FileFacts.of(path);
        boolean again = (facts.links() > 1 || facts.isFolder()) && !arguments.has('l') && facts.key() != null && !seen.add(facts.key());
        if (again || arguments.has('x') && device >= 0 && device != facts.device()) {
            return 0;
        }
        long[] size = {arguments.has('b') ? facts.size() : facts.blocks() * FileFacts.BLOCK};
        if (facts.isFolder()) {
            List<String> names = new ArrayList<>();
            status = Math.max(status, Operands.attempt(invocation, name, same -> names.addAll(Folders.names(path))));
            for (String inside : names) {
                int failure = Operands.attempt(invocation, Folders.join(name, inside), each -> size[0] += measure(each, level + 1, facts.device()));
                status = Math.max(status, failure);
            }
        }
        if (level == 0 || level <= depth && (facts.isFolder() || everyFile)) {
            print(size[0], name);
        }
        return size[0];
    }

    private void print(long bytes, String name) throws IOException {
        char unit = arguments.last("hkmb");
        long divisor = unit == 'm' ? 1 << 20 : unit == 'b' ? 1 : 1024;
        invocation.output().println((unit == 'h' ? Numbers.human(bytes) : Long.toString((bytes + divisor - 1) / divisor)) + "\t" + name);
    }
}
