/**
 * The object model in Java: hubs, allocation, type tests, stack walks and exceptions. Start at {@link astryon.heap.Hub}. Code
 * here uses raw words, runs without a safepoint where it says so, and serves every target; what differs between platforms is
 * behind {@link astryon.sys.Platform}.
 */
package astryon.heap;
