package astryon.services.app.archive;

/**
 * What an archive says of a file.
 *
 * @param type of POSIX's ustar: {@code 0} file, {@code 1} another name of {@code link}, {@code 2} symbolic link, {@code 5} folder, others
 * @param seconds when it was last changed
 */
record TarEntry(String name, char type, int mode, long size, long seconds, String link, String owner, String group) {
    static final int BLOCK = 512;

    boolean isFolder() {
        return type == '5' || type == '0' && name.endsWith("/");
    }

    boolean isFile() {
        return (type == '0' || type == '7') && !isFolder();
    }

    /** Bytes behind its contents, up to a whole block. */
    static int padding(long size) {
        return (int) (-size & BLOCK - 1);
    }
}
