/** Lets who was granted that see what the kernel records. {@link astryon.services.trace.Tracer} is where to start; it alone has the right, and passes on what is asked for. */
package astryon.services.trace;
