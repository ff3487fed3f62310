/**
 * Lines typed at a terminal, edited with the keys of Emacs, as everywhere: {@link astryon.services.app.line.LineEditor} is where to start. It needs of a
 * terminal its keys, its width and ECMA-48's control sequences, and of who asks for the line what a Tab could complete.
 */
package astryon.services.app.line;
