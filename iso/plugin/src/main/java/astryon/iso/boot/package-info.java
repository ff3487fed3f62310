/** The boot loader: code that the firmware starts and that starts the kernel, written against the compiler's assembler. */
package astryon.iso.boot;
