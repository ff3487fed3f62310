/**
 * The machine below the kernel: descriptors, control registers, interrupt controllers, the way in and out of ring 0. It is the only
 * package that uses privileged instructions. Start at {@link astryon.kernel.arch.EntryCode}, which is assembled at build time, and
 * {@link astryon.kernel.arch.Context}. It decides nothing: what runs, and why, is the scheduler's affair.
 */
package astryon.kernel.arch;
