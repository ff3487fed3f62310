package astryon.services.pipe;

import astryon.abi.Handle;
import astryon.protocol.PipeMemory;
import astryon.protocol.PipeRing;

/** Where pipes have their memory from. */
interface PipeMemories {
    /** For a ring with nothing in it. Throws {@link astryon.protocol.Failure} if there is none. */
    PrivateRing own();

    void free(PrivateRing ring);

    /** The same, to be shared with clients. */
    Shared shared();

    /** A ring in memory that clients see, too. */
    interface Shared {
        PipeRing ring();

        /** Throws {@link astryon.protocol.Failure}. */
        PipeMemory forReader();

        PipeMemory forWriter();

        /** What the reader waits for, and the writer signals. */
        Handle readerWakes();

        Handle writerWakes();

        /** Clients that have it keep what they have. */
        void free();
    }
}
