package astryon.services.fs;

/**
 * Where a file system writes down what becomes of its nodes, so that the next program in its place has the same ones. What is written counts, all of it at once, from {@link #commit} on.
 * Nodes are named by their numbers, times are in nanoseconds since 1970.
 */
public interface Journal {
    /** Of a file system that does not outlive its program. */
    Journal NONE = new Journal() {
        @Override
        public void created(long number, int kind, int mode, long now, String target) {
            // Nobody reads it.
        }

        @Override
        public void named(long folder, String name, long number, long now) {
            // Nobody reads it.
        }

        @Override
        public void unnamed(long folder, String name, long now) {
            // Nobody reads it.
        }

        @Override
        public void modeSet(long number, int mode, long now) {
            // Nobody reads it.
        }

        @Override
        public void timesSet(long number, long accessed, long modified, long now) {
            // Nobody reads it.
        }

        @Override
        public void sized(long number, long size, long now) {
            // Nobody reads it.
        }

        @Override
        public void covered(long folder, boolean covered) {
            // Nobody reads it.
        }

        @Override
        public void locked(long badge, long owner, long start, long end, int kind) {
            // Nobody reads it.
        }

        @Override
        public void limited(long folder, long bytes, long names) {
            // Nobody reads it.
        }

        @Override
        public void reserve() {
            // Nothing is written.
        }

        @Override
        public void commit() {
            // Nothing is written.
        }
    };

    /** A node is there, without a name as yet; {@code target} is a symbolic link's, and empty for others. */
    void created(long number, int kind, int mode, long now, String target);

    /** A node has a name, or another one. */
    void named(long folder, String name, long number, long now);

    /** A name is gone. */
    void unnamed(long folder, String name, long now);

    void modeSet(long number, int mode, long now);

    void timesSet(long number, long accessed, long modified, long now);

    /** A file was written, and has so many bytes. */
    void sized(long number, long size, long now);

    /** See {@link astryon.protocol.FileTree#cover}. */
    void covered(long folder, boolean covered);

    /** Bytes up to {@code end} of the file that a connection is about were locked or unlocked, see {@link astryon.protocol.OpenFile#lock}. */
    void locked(long badge, long owner, long start, long end, int kind);

    /** See {@link astryon.protocol.FileTree#limit}. */
    void limited(long folder, long bytes, long names);

    /** Before an operation: sees to it that there is room for what that may write. Throws {@link astryon.protocol.Failure} if there is none. */
    void reserve();

    /** What was written since the last time is done. */
    void commit();
}
