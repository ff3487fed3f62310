package astryon.protocol;

import astryon.abi.Handle;

/**
 * A tree of files, seen from its root: no path leads out of it, however it is written. Paths are absolute, in UTF-8, with slashes, up to 4095 bytes, each name up to 255. A
 * file system serves this, and so does the vfs, which joins several; a client cannot tell which it talks to. Numbers as in {@link astryon.sys.FileCalls}.
 *
 * <p>Where a path leads out of the tree after all, through a symbolic link to an absolute path or over a mount point, the failure's number is {@link #ELSEWHERE} and its text
 * the path to go on with, from the root of who asked the file system: the vfs goes on there, and so does who has a {@link #rootTree}; no other client sees that.
 */
@Protocol(version = 3)
public interface FileTree {
    /** Number of the failure that names where to go on. */
    int ELSEWHERE = 1000;

    /** Opens a file for what {@code how} says; {@code mode} is for one that is made. The handle serves {@link OpenFile}. */
    @Operation(1)
    Handle open(String path, int how, int mode);

    @Operation(2)
    Facts facts(String path, boolean followLinks);

    /** 0 if the client may: 4 read, 2 write, 1 execute, or any together. */
    @Operation(3)
    int access(String path, int what);

    @Operation(4)
    int makeFolder(String path, int mode);

    /** Removes what is not a folder. */
    @Operation(5)
    int remove(String path);

    @Operation(6)
    int removeFolder(String path);

    /** Replaces what is at {@code to}. */
    @Operation(7)
    int rename(String from, String to);

    @Operation(8)
    int makeSymbolicLink(String path, String target);

    @Operation(9)
    int makeHardLink(String path, String existing);

    /** Where a symbolic link leads. */
    @Operation(10)
    String readLink(String path);

    @Operation(11)
    int setTimes(String path, long accessed, long modified, boolean followLinks);

    @Operation(12)
    int setMode(String path, int mode);

    /** The tree below a folder: a handle that serves {@link FileTree}, read-only if so wanted or if this one is. */
    @Operation(13)
    Handle subtree(String path, boolean readOnly);

    /** Another tree is mounted on a folder from now on, or no longer: for the vfs alone. */
    @Operation(14)
    int cover(String path, boolean covered);

    /**
     * The tree that is mounted at the root: a handle that serves {@code FileTree}, which fails with {@link #ELSEWHERE} where a path leads out of that tree. Who asks it first, and this one when it
     * fails so, saves a call. Read-only if so wanted or if this one is. Fails with {@link Failure#NOT_SUPPORTED} where nothing is mounted on anything.
     */
    @Operation(value = 15, since = 2)
    Handle rootTree(boolean readOnly);

    /** How much room there is where a path leads. */
    @Operation(value = 16, since = 3)
    Space space(String path);

    /** Where the tree of a number is mounted, from 0 on, which is at the root; fails with {@link Failure#NOT_THERE} behind the last. */
    @Operation(value = 17, since = 3)
    String mounted(int number);

    /**
     * From now on a folder and all below it may fill so many bytes, in whole pages, and hold so many names: who wants more is told {@link Failure#QUOTA}. Names do not move, nor are files linked, into the folder or out
     * of it. Who has only a part of a file system cannot do that.
     */
    @Operation(value = 18, since = 3)
    int limit(String path, long bytes, long names);
}
