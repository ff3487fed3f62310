/**
 * Threads as the runtime sees them: the state of each, the list of all, how they are brought to rest so that one of them can collect, and the
 * lock of the runtime's own structures. What differs between platforms is behind {@link astryon.sys.Platform}. Start at {@link astryon.thread.Safepoints}.
 */
package astryon.thread;
