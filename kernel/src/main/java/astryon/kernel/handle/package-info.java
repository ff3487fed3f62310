/** Handle tables: what a process may name, and with which rights. Start at {@link astryon.kernel.handle.HandleTable}. */
package astryon.kernel.handle;
