package astryon.library.astryon;

import astryon.magic.Substitute;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.FileBytes;
import astryon.protocol.FileTree;
import astryon.protocol.OpenFile;
import astryon.protocol.Space;
import astryon.sys.FileCalls;
import astryon.sys.FileSpace;
import astryon.sys.Platform;
import astryon.sys.WatchedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** {@code FileCalls} over the tree of files that a program was given. */
@Substitute(value = "astryon.sys.FileCalls", whole = true, why = "the system's files are services, which are called")
final class AstryonFiles {
    private AstryonFiles() {
    }

    private static String absolute(String path) {
        if (path.startsWith("/")) {
            return path;
        }
        String folder = Platform.currentFolder();
        return (folder.endsWith("/") ? folder : folder.concat("/")).concat(path);
    }

    /** What the tree answers, or the negative number of its failure. */
    private static int ask(ToLongFunction<FileTree> question) {
        try {
            return (int) FileTrees.ask(question);
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    private static long askFile(int file, ToLongFunction<OpenFile> question) {
        OpenFile open = OpenFiles.get(file);
        if (open == null) {
            return -Failure.NOT_OPEN;
        }
        try {
            return question.applyAsLong(open);
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    private static <T> T orNull(Supplier<T> question) {
        try {
            return question.get();
        } catch (Failure failure) {
            return null;
        }
    }

    private static int note(Facts known, long[] facts) {
        facts[FileCalls.KIND] = known.kind();
        facts[FileCalls.SIZE] = known.size();
        facts[FileCalls.MODIFIED_NANOS] = known.modified();
        facts[FileCalls.ACCESSED_NANOS] = known.accessed();
        facts[FileCalls.CHANGED_NANOS] = known.changed();
        facts[FileCalls.MODE] = known.mode();
        facts[FileCalls.NUMBER] = known.number();
        facts[FileCalls.DEVICE] = known.device();
        facts[FileCalls.OWNER] = known.owner();
        facts[FileCalls.GROUP] = known.group();
        facts[FileCalls.LINKS] = known.links();
        return 0;
    }

    public static int open(String path, int how, int mode) {
        return ask(tree -> OpenFiles.add(tree.open(absolute(path), how, mode)));
    }

    public static int close(int file) {
        return OpenFiles.close(file);
    }

    public static int read(int file, byte[] bytes, int offset, int count) {
        FileBytes open = OpenFiles.bytes(file);
        if (open == null) {
            return -Failure.NOT_OPEN;
        }
        try {
            return open.read(bytes, offset, count);
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    public static int write(int file, byte[] bytes, int offset, int count) {
        FileBytes open = OpenFiles.bytes(file);
        if (open == null) {
            return -Failure.NOT_OPEN;
        }
        try {
            return open.write(bytes, offset, count);
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    public static long seek(int file, long offset, int from) {
        return askFile(file, open -> open.seek(offset, from));
    }

    public static int setSize(int file, long size) {
        return (int) askFile(file, open -> open.setSize(size));
    }

    public static int sync(int file) {
        return (int) askFile(file, OpenFile::sync);
    }

    public static int available(int file) {
        return (int) askFile(file, OpenFile::available);
    }

    public static int facts(String path, boolean followLinks, long[] facts) {
        return ask(tree -> note(tree.facts(absolute(path), followLinks), facts));
    }

    public static int factsOf(int file, long[] facts) {
        return (int) askFile(file, open -> note(open.facts(), facts));
    }

    public static int access(String path, int what) {
        return ask(tree -> tree.access(absolute(path), what));
    }

    public static String[] list(int folder) {
        OpenFile open = OpenFiles.get(folder);
        return open == null ? null : orNull(() -> names(open));
    }

    private static String[] names(OpenFile folder) {
        try {
            return FolderEntries.names(folder.entries());
        } catch (Failure failure) {
            if (failure.number() != Failure.AGAIN || folder.seek(0, 0) != 0) {
                throw failure;
            }
            return new String[0];
        }
    }

    public static int makeFolder(String path, int mode) {
        return ask(tree -> tree.makeFolder(absolute(path), mode));
    }

    public static int remove(String path) {
        return ask(tree -> tree.remove(absolute(path)));
    }

    public static int removeFolder(String path) {
        return ask(tree -> tree.removeFolder(absolute(path)));
    }

    public static int rename(String from, String to) {
        return ask(tree -> tree.rename(absolute(from), absolute(to)));
    }

    public static int makeSymbolicLink(String path, String target) {
        return ask(tree -> tree.makeSymbolicLink(absolute(path), target));
    }

    public static int makeHardLink(String path, String existing) {
        return ask(tree -> tree.makeHardLink(absolute(path), absolute(existing)));
    }

    public static String readLink(String path) {
        return orNull(() -> FileTrees.tell(tree -> tree.readLink(absolute(path))));
    }

    public static int setTimes(String path, long accessedNanos, long modifiedNanos, boolean followLinks) {
        return ask(tree -> tree.setTimes(absolute(path), accessedNanos, modifiedNanos, followLinks));
    }

    public static int setMode(String path, int mode) {
        return ask(tree -> tree.setMode(absolute(path), mode));
    }

    private static int number(IntSupplier question) {
        try {
            return question.getAsInt();
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    public static int watchSet() {
        return number(WatchSets::create);
    }

    public static int watch(int set, String path) {
        return number(() -> WatchSets.of(set).add(absolute(path)));
    }

    public static int unwatch(int set, int watch) {
        return number(() -> {
            WatchSets.of(set).remove(watch);
            return 0;
        });
    }

    public static List<WatchedChange> changes(int set) {
        return orNull(() -> WatchSets.of(set).changes());
    }

    public static int closeWatchSet(int set) {
        WatchSets.close(set);
        return 0;
    }

    public static FileSpace space(String path) {
        return orNull(() -> {
            Space space = FileTrees.tell(tree -> tree.space(absolute(path)));
            return new FileSpace(space.type(), space.device(), space.used(), space.free());
        });
    }

    public static List<String> mounted() {
        List<String> all = new ArrayList<>();
        for (int i = 0; ; i++) {
            int number = i;
            String place = orNull(() -> FileTrees.tell(tree -> tree.mounted(number)));
            if (place == null) {
                return all;
            }
            all.add(place);
        }
    }
}
