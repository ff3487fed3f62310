/**
 * What stands in for classes of the JDK that touch the platform or drag half of it in: one class each, each saying why.
 * Everything else of the library is the JDK's own, compiled.
 */
package astryon.library;
