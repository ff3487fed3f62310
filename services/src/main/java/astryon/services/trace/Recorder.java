package astryon.services.trace;

import astryon.magic.Address;

/** The kernel, as far as it records. */
interface Recorder {
    /** Everything is recorded from now on. Throws {@link astryon.protocol.Failure}. */
    void start();

    /** Only what is rare is. */
    void stop();

    int processors();

    /** As {@code LOG_TRACE}. */
    long read(int processor, long from, Address to, long bytes);
}
