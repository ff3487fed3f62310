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

    private static final int MOST_ATTEMPTS = 8;

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

    /** Whether the failure is not the answer: another tree is to be asked, or another program has the file system now, whose connections are others. */
    private static boolean isNone(FileTree asked, Failure failure) {
        if (failure.number() == FileTree.ELSEWHERE) {
            return true;
        }
        boolean isGone = failure.number() == Failure.GONE || failure.number() == Failure.NOT_OPEN || failure.number() == Failure.AGAIN;
        if (isGone) {
            forget(asked);
        }
        return isGone;
    }

    private static synchronized void forget(FileTree asked) {
        if (root == asked) {
            root = null;
            calls = 0;
        }
    }

    /** Throws {@link Failure}. */
    static long ask(ToLongFunction<FileTree> question) {
        return tell(tree -> question.applyAsLong(tree));
    }

    /** Throws {@link Failure}. Who asked a program that ended, and has another in its place, asks again: it may have been done already. */
    static <T> T tell(Function<FileTree, T> question) {
        FileTree first = root;
        if (first != null) {
            try {
                return question.apply(first);
            } catch (Failure failure) {
                if (!isNone(first, failure)) {
                    throw failure;
                }
            }
        }
        for (int attempt = 0; ; attempt++) {
            try {
                return question.apply(whole());
            } catch (Failure failure) {
                if (failure.number() != Failure.AGAIN || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }
}
