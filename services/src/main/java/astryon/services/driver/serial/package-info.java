/**
 * The driver of a serial line (16550A): a process that holds its ports, its interrupt, and memory for what is on its way, which outlives it. It serves {@link astryon.protocol.OpenFile}.
 *
 * <p>A received byte is in that memory from the moment it is read ({@code PORT_READ}), and one that is sent is taken off at that moment ({@code PORT_WRITE}); so the next driver goes on with both, and what waits in the chip
 * stays there. The line is two streams of bytes, counted from the first: who reads and writes at positions ({@code readAt}, {@code writeAt}), and asks once more for what it has no answer of, has each byte once, whenever the
 * driver ends. A byte that came is kept until somebody reads behind it. Without positions an answer that was on its way is lost with the driver. Start at {@link astryon.services.driver.serial.SerialLine}.
 */
package astryon.services.driver.serial;
