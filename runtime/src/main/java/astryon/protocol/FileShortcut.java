package astryon.protocol;

import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.sys.Calls;

/** Reads of a file from its memory. */
final class FileShortcut extends Shortcut {
    private final FileCache cache;

    /** Takes the handles. Throws {@link Failure}. */
    FileShortcut(CachedFile file) {
        long bytes = Calls.memorySize(file.bytes()) - file.offset();
        try {
            Address content = map(file.bytes(), file.offset(), Protection.READ);
            Address page = map(file.page(), 0, Protection.READ);
            cache = new FileCache(content, bytes, page, map(file.position(), 0, writable()));
        } catch (Failure refused) {
            Calls.handleClose(file.page());
            Calls.handleClose(file.position());
            throw refused;
        }
    }

    @Override
    int read(byte[] to, int offset, int count) {
        return cache.read(to, offset, count);
    }

    @Override
    boolean writes() {
        return false;
    }

    @Override
    int write(byte[] from, int offset, int count) {
        return FileCache.MISS;
    }
}
