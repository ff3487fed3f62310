/**
 * A text screen as terminals have had it since the VT100: {@link astryon.services.kit.screen.Emulator} takes what is sent there, UTF-8 with control functions (ECMA-48, and what xterm adds), and keeps
 * {@link astryon.services.kit.screen.Screen}, a grid of characters with colours, up to date. {@link astryon.services.kit.screen.Painter} draws it into pixels with
 * {@link astryon.services.kit.screen.Font}. It knows no device.
 */
package astryon.services.kit.screen;
