/**
 * Tools about files as such: their names, places, modes and facts, whatever is in them. {@link astryon.services.app.file.FileFacts} is what is known of a file,
 * {@link astryon.services.app.file.Copying} copies trees, {@link astryon.services.app.file.Find} looks through them.
 */
package astryon.services.app.file;
