/**
 * The file system behind {@code java.nio.file}: paths of slashes over {@link astryon.sys.FileCalls}. {@link astryon.files.LocalFileSystem} is the one
 * there is. Files are read and written through channels of bytes; mapping, locking, watching and access lists are not here.
 */
package astryon.files;
