/**
 * The heap of hosted programs: allocation, the spaces, and the collector that moves objects between and within them. docs/decisions/0004 has the
 * reasons, {@link astryon.abi.HeapMap} the places. Start at {@link astryon.heap.Collector}.
 */
package astryon.heap;
