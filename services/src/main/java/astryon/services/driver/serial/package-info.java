/**
 * The driver of a serial line (16550A): a process that holds its ports, its interrupt, and memory for what is on its way, which outlives it. It serves {@link astryon.protocol.OpenFile}.
 *
 * <p>What is acknowledged and when: a written byte counts once it is in that memory, a received one once a reader has it; so the next driver goes on with both. A driver that ends between
 * sending a byte and taking it off, a matter of a few instructions, sends it twice; one that ends between taking received bytes off and answering loses those; what waits in the
 * chip stays there. Start at {@link astryon.services.driver.serial.SerialLine}.
 */
package astryon.services.driver.serial;
