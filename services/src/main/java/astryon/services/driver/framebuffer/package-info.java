/**
 * The driver of a framebuffer of 32 bits a pixel, which shows screens of text, one at a time; Alt and a function key choose which. It serves {@link astryon.protocol.Screens}, and asks a
 * {@link astryon.protocol.Keyboard} what is typed. Start at {@link astryon.services.driver.framebuffer.Display}.
 *
 * <p>What stands on a screen, what was typed there, and which screen is seen are in memory that outlives it, and so are connections: the next driver draws what was there, and nobody else notices more than a pause. What
 * is written counts before its client has the answer, a key before the keyboard's driver forgets it. One that ends between those, a matter of some instructions, has what was written, or typed, a second time.
 */
package astryon.services.driver.framebuffer;
