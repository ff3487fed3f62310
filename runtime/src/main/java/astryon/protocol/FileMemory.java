package astryon.protocol;

import astryon.abi.Handle;

/** A memory object, and at which offset in it something begins, a multiple of the page size. */
public record FileMemory(Handle memory, long offset) {
}
