/**
 * The compiler as one call: {@link astryon.compiler.driver.Compilation}. {@link astryon.compiler.driver.Pipeline} is the list of
 * everything that happens to a method, in order.
 */
package astryon.compiler.driver;
