/**
 * Many files in one, and files made small: {@link astryon.services.app.archive.Tar}, {@link astryon.services.app.archive.Gzip},
 * {@link astryon.services.app.archive.Unzip}. What is compressed, {@code java.util.zip} does.
 */
package astryon.services.app.archive;
