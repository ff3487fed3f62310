/** What the kernel recorded, made into a file that Chrome's viewer and Perfetto show. Start at {@link astryon.iso.trace.ChromeTrace}. */
package astryon.iso.trace;
