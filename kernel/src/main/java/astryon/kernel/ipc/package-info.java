/**
 * How processes meet: {@link astryon.kernel.ipc.Endpoint} for call and reply, {@link astryon.kernel.ipc.Notification} for everything that
 * happens without being asked. Bulk and streams go through shared memory and need no kernel.
 */
package astryon.kernel.ipc;
