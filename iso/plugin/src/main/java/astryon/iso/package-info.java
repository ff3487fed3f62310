/**
 * The boot image: an ISO 9660 file system with Rock Ridge names and an El Torito boot record, the boot archive, and the kernel
 * as the loader wants it. Start at {@link astryon.iso.BootImage}.
 */
package astryon.iso;
