/**
 * What lies outside the processor, as objects that drivers hold: interrupt lines as notifications, port ranges, the log and the
 * power switch. A driver gets exactly those of its device.
 */
package astryon.kernel.irq;
