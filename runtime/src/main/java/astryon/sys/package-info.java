/**
 * What programs ask of the system below them. {@link astryon.sys.Platform} is what the runtime itself needs, on every target;
 * {@link astryon.sys.Calls}, for the machine and its devices {@link astryon.sys.MachineCalls}, has one typed method for each of Astryon's system calls. Nothing here allocates memory for the
 * caller or remembers anything: policy belongs to the services' kit.
 */
package astryon.sys;
