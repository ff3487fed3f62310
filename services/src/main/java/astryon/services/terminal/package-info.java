/**
 * Terminals: the line discipline between who types and sees, at the far end, and programs, which have the terminal open as their standard streams. The far end is an
 * {@link astryon.protocol.OpenFile} like any other: what is written to it was typed, what is read from it is to be shown. So nothing here waits for a line or a screen; two threads
 * ({@link astryon.services.terminal.Pump}) carry bytes to and fro. Start at {@link astryon.services.terminal.LineDiscipline}.
 */
package astryon.services.terminal;
