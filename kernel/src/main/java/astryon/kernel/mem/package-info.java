/**
 * Physical and virtual memory: frames, page tables, memory objects, address spaces, and the heap of the kernel's own objects. Bottom first:
 * {@link astryon.kernel.mem.PhysicalMap}, {@link astryon.kernel.mem.FrameAllocator}, {@link astryon.kernel.mem.PageTable},
 * {@link astryon.kernel.mem.KernelHeap}, {@link astryon.kernel.mem.MemoryObject}, {@link astryon.kernel.mem.AddressSpace}. It does not know
 * processes, nor where in an address space anything should go.
 */
package astryon.kernel.mem;
