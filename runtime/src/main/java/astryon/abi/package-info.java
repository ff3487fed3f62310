/**
 * The one binary interface of the system: what the boot loader hands the kernel, what the kernel and processes say to each
 * other, and the layout of files both read. Start at {@link astryon.abi.SystemCall}. It depends on nothing but
 * {@code astryon.magic}, holds no behaviour beyond reading and checking its own formats, and no constant in it exists
 * anywhere else. {@code docs/abi.md} is generated from it.
 */
package astryon.abi;
