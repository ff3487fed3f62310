/**
 * What services are built from: streams over shared memory ({@link astryon.services.kit.Ring}), starting programs, waiting for
 * several things at once. It knows no service.
 */
package astryon.services.kit;
