/**
 * The driver of a framebuffer of 32 bits a pixel, which shows screens of text, one at a time; Alt and a function key choose which. It serves {@link astryon.protocol.Screens}, and asks a
 * {@link astryon.protocol.Keyboard} what is typed. Start at {@link astryon.services.driver.framebuffer.Display}.
 */
package astryon.services.driver.framebuffer;
