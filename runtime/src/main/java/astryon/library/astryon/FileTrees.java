package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.sys.Startup;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The tree of files that a program was given, and the file system at its root, which has most of them and is asked first: what it has costs one call and not two. */
final class FileTrees {
    /** Who calls no more often than that does not gain what asking for the file system costs. */
    private static final int FEW_CALLS = 4;

    private static FileTree whole;
    /** Null before it was asked for, and where there is none. */
    private static FileTree root;
    private static int calls;

    private FileTrees() {
    }

    private static synchronized FileTree whole() {
        if (whole == null) {
            Handle files = Startup.block().files();
            if (files.value() == 0) {
                throw new Failure(Failure.NOT_SUPPORTED);
            }
            whole = new FileTreeClient(new EndpointChannel(files));
        }
        if (calls <= FEW_CALLS && ++calls == FEW_CALLS) {
            try {
                root = new FileTreeClient(new EndpointChannel(whole.rootTree(false)));
            } catch (Failure none) {
                // All calls go to the whole.
            }
        }
        return whole;
    }

    /** What has to be asked elsewhere, or of another program than has the file system now, whose connections are others. */
    private static boolean isElsewhere(Failure failure) {
        return failure.number() == FileTree.ELSEWHERE || failure.number() == Failure.GONE || failure.number() == Failure.NOT_OPEN;
    }

    /** Throws {@link Failure}. */
    static long ask(ToLongFunction<FileTree> question) {
        FileTree first = root;
        if (first != null) {
            try {
                return question.applyAsLong(first);
            } catch (Failure failure) {
                if (!isElsewhere(failure)) {
                    throw failure;
                }
            }
        }
        return question.applyAsLong(whole());
    }

    /** Throws {@link Failure}. */
    static <T> T tell(Function<FileTree, T> question) {
        FileTree first = root;
        if (first != null) {
            try {
                return question.apply(first);
            } catch (Failure failure) {
                if (!isElsewhere(failure)) {
                    throw failure;
                }
            }
        }
        return question.apply(whole());
    }
}
