/**
 * Objects at run time: how they lie in memory, how they are made, and the side table that says where references are. Start at
 * {@link astryon.heap.CodeTable}.
 */
package astryon.heap;
