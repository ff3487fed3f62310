package astryon.protocol;

import astryon.abi.Handle;

/**
 * What an end of a pipe needs to move bytes without calls ({@link PipeRing}).
 *
 * @param reads which end it is
 * @param readers memory that the reader writes
 * @param writers memory that the writer writes
 * @param own a notification to wait for
 * @param others one to signal
 */
public record PipeMemory(boolean reads, Handle readers, Handle writers, Handle own, Handle others) {
}
