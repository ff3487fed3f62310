/** Pipes between programs: bytes that one writes and another reads, in a process of their own, so that no end depends on how the other behaves. */
package astryon.services.pipe;
