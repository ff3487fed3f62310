/**
 * The editor in the terminal, with nano's keys: {@link astryon.services.app.editor.Edit} is the program, {@link astryon.services.app.editor.Document} the
 * text with its undo, {@link astryon.services.app.editor.Screen} what is seen of it.
 */
package astryon.services.app.editor;
