/**
 * The driver of a PS/2 keyboard and mouse: one process, as both are behind one controller, which holds its two ports, both interrupts, and memory that outlives it. It serves {@link astryon.protocol.Keyboard} and {@link
 * astryon.protocol.Pointer}. {@link astryon.services.driver.ps2.Controller} is the hardware; {@link astryon.services.driver.ps2.ScanCodes} knows which key a code is, {@link astryon.services.driver.ps2.Layout} what stands
 * on it, {@link astryon.services.driver.ps2.KeyboardState} what is held; {@link astryon.services.driver.ps2.Packets} are the mouse's. Keys have the numbers of USB's keyboards (HID Usage Tables, page 7).
 *
 * <p>A byte is in that memory from the moment it is read ({@code PORT_READ}), what it changes counts at once, and an event stays there until its client has said that it has it; so the next driver goes on where this one
 * ended, whenever that was, and leaves the controller as it is. What is lost is what comes while the device's own memory is full: 16 bytes for keys, and as many for the mouse, which adds up movements.
 */
package astryon.services.driver.ps2;
