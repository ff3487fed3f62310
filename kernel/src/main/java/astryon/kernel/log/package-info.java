/**
 * What the kernel says. Text goes to the serial line at once. It does not allocate: lines are written in pieces. Start at
 * {@link astryon.kernel.log.Log}.
 */
package astryon.kernel.log;
