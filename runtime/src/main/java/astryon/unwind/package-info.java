/**
 * Stack walks and exceptions: the code table, the search for a handler, the references in frames, what failed checks throw, and the last words of a
 * thread that nobody catches. Start at {@link astryon.unwind.Unwinder}.
 */
package astryon.unwind;
