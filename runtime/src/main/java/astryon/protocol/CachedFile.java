package astryon.protocol;

import astryon.abi.Handle;

/**
 * What is needed to read a file without calls ({@link FileCache}).
 *
 * @param bytes memory with the file's bytes, from {@code offset} on, a multiple of the page size; to be read
 * @param page of the file; to be read
 * @param position of what is open; to be read and written
 */
public record CachedFile(Handle bytes, long offset, Handle page, Handle position) {
}
