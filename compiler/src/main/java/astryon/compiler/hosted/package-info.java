/**
 * Code in the dialect on a JVM, for tests. {@link astryon.compiler.hosted.HostedClassLoader} loads classes with their structs in simulated
 * memory, at the offsets the compiler uses; {@link astryon.compiler.hosted.Hosted} on a JUnit test class runs its methods
 * in such a loader. What the compiler refuses is only partly refused here: this is no checker, and programs must not depend on it.
 */
package astryon.compiler.hosted;
