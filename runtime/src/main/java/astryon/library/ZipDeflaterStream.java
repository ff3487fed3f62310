package astryon.library;

import astryon.deflate.Deflation;
import astryon.magic.Substitute;
import java.util.zip.Deflater;

@Substitute(value = "java.util.zip.Deflater$DeflaterZStreamRef", whole = true, why = "the stream is an object as others are: nothing has to be freed when the deflater is garbage")
final class ZipDeflaterStream {
    /** As {@code Deflater.init} says; zero when it has ended. */
    private long kind;
    private Deflation deflation;

    private ZipDeflaterStream(Deflater owner, long kind) {
        this.kind = kind;
        deflation = ZipDeflater.stream(kind);
    }

    long address() {
        return kind;
    }

    Deflation deflation() {
        return deflation;
    }

    void clean() {
        kind = 0;
        deflation = null;
    }
}
