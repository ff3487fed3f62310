package astryon.services.pipe;

import astryon.magic.Address;
import astryon.protocol.PipeRing;

/** Memory of the service's own that a pipe's bytes are in. */
record PrivateRing(Address readers, Address writers) {
    PipeRing ring() {
        return new PipeRing(readers, writers);
    }
}
