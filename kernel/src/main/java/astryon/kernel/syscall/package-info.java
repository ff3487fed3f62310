/**
 * The system calls: one row a call in {@link astryon.kernel.syscall.SystemCalls}, which turns numbers into objects and errors into
 * numbers, and here too what happens instead of a system call: interrupts and faults.
 */
package astryon.kernel.syscall;
