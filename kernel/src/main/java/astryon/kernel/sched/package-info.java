/**
 * Who runs. A thread is a set of saved registers and a place in one queue; nothing ever sleeps inside the kernel, which has one stack a processor.
 * Every entry ends in {@link astryon.kernel.sched.Dispatcher#leave}, where what was decided on the way takes effect. Processes are here
 * too: the address space, handles and threads that end together.
 */
package astryon.kernel.sched;
