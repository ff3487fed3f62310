package astryon.library;

import astryon.deflate.Inflation;
import astryon.magic.Substitute;
import java.util.zip.Inflater;

@Substitute(value = "java.util.zip.Inflater$InflaterZStreamRef", whole = true, why = "the stream is an object as others are: nothing has to be freed when the inflater is garbage")
final class ZipInflaterStream {
    /** As {@code Inflater.init} says; zero when it has ended. */
    private long kind;
    private Inflation inflation;

    private ZipInflaterStream(Inflater owner, long kind) {
        this.kind = kind;
        inflation = new Inflation(kind == ZipInflater.BARE);
    }

    long address() {
        return kind;
    }

    Inflation inflation() {
        return inflation;
    }

    void clean() {
        kind = 0;
        inflation = null;
    }
}
