/** Tools for which a file is bytes and no text: dumps, checksums, comparing. {@link astryon.services.app.bytes.Joined} is several files as one. */
package astryon.services.app.bytes;
