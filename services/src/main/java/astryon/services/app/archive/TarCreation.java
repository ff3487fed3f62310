package astryon.services.app.archive;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.file.FileFacts;
import astryon.services.app.file.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Packs files. */
final class TarCreation {
    private final Invocation invocation;
    private final Output names;
    private final boolean verbose;
    private final boolean follows;
    private final List<String> operands;
    private final TarOutput tar;
    private final Object archive;
    /** Names under which files with several of them were packed. */
    private final Map<Object, String> packed = new HashMap<>();
    private int status;
    private boolean saidAbsolute;

    /**
     * @param names where names are printed
     * @param archive the key of the archive's own file, which is not packed; null if it has none
     */
    TarCreation(Invocation invocation, Output names, Arguments arguments, TarOutput tar, Object archive) {
        this.invocation = invocation;
        this.names = names;
        this.verbose = arguments.has('v');
        this.follows = arguments.has('h');
        this.operands = arguments.operands();
        this.tar = tar;
        this.archive = archive;
    }

    int run() throws IOException {
        for (String operand : operands) {
            pack(operand);
        }
        return status;
    }

    private void pack(String name) throws IOException {
        int failure = Operands.attempt(invocation, name, this::packOne);
        status = Math.max(status, failure);
    }

    private void packOne(String name) throws IOException {
        Path path = invocation.path(name);
        FileFacts facts = follows ? FileFacts.following(path) : FileFacts.of(path);
        if (archive != null && archive.equals(facts.key())) {
            Launcher.complain(invocation, name + ": is the archive itself, and is not packed");
            return;
        }
        String inside = name;
        while (inside.startsWith("/")) {
            inside = inside.substring(1);
            if (!saidAbsolute) {
                saidAbsolute = true;
                Launcher.complain(invocation, "names are packed without the / in front");
            }
        }
        inside = inside.isEmpty() ? "." : inside;
        if (facts.isFolder()) {
            String folder = inside.endsWith("/") ? inside : inside + "/";
            begin(folder, '5', facts, 0, "");
            for (String each : Folders.names(path)) {
                pack(Folders.join(name, each));
            }
        } else if (facts.isLink()) {
            begin(inside, '2', facts, 0, Files.readSymbolicLink(path).toString());
        } else if (facts.kind() != '-') {
            throw new Complaint(1, name + ": neither file nor folder nor link; not packed");
        } else if (facts.links() > 1 && packed.containsKey(facts.key())) {
            begin(inside, '1', facts, 0, packed.get(facts.key()));
        } else {
            if (facts.links() > 1) {
                packed.put(facts.key(), inside);
            }
            packFile(name, inside, facts);
        }
    }

    private void begin(String inside, char type, FileFacts facts, long size, String link) throws IOException {
        if (verbose) {
            names.println(inside);
        }
        tar.begin(new TarEntry(inside, type, facts.mode(), size, facts.modified().toInstant().getEpochSecond(), link, facts.owner(), facts.group()));
    }

    private void packFile(String name, String inside, FileFacts facts) throws IOException {
        try (InputStream input = invocation.openWatched(name.equals("-") ? "./-" : name)) {
            begin(inside, '0', facts, facts.size(), "");
            byte[] block = new byte[1 << 16];
            long left = facts.size();
            while (left > 0) {
                int read = input.read(block, 0, (int) Math.min(block.length, left));
                if (read < 0) {
                    // The header promised more.
                    status = 1;
                    Launcher.complain(invocation, name + ": became shorter while it was packed; there are zeros at its end");
                    Arrays.fill(block, (byte) 0);
                    for (; left > 0; left -= Math.min(left, block.length)) {
                        tar.write(block, (int) Math.min(left, block.length));
                    }
                    break;
                }
                tar.write(block, read);
                left -= read;
            }
            tar.pad(facts.size());
        }
    }
}
