/** {@code synchronized}, {@code wait} and {@code notify}: a word in each object, and a monitor once threads meet. Start at {@link astryon.monitor.Locks}. */
package astryon.monitor;
