/**
 * What compiled kernel code leans on without naming it: allocation, exceptions, and what happens when a check fails. A failed check
 * in the kernel is a defect of the kernel: it panics on the spot, with the registers and the whole stack, instead of unwinding away from the evidence.
 */
package astryon.kernel.platform;
