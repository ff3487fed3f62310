package astryon.services.devmgr;

import astryon.magic.Address;

/** Physical memory that is not the kernel's, to be read. */
interface PhysicalView {
    /** Where {@code bytes} bytes from a physical address on are seen; zero if they cannot be. */
    Address see(long physical, long bytes);
}
