package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.util.stream.AbstractPipeline", why = "streams run on the thread that asks; the parallel half is as large as the rest")
abstract class StreamAbstractPipeline {
    private StreamAbstractPipeline() {
    }

    public final boolean isParallel() {
        return false;
    }
}
