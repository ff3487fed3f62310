/**
 * The machine-independent passes, one class each, every one an {@link astryon.compiler.opt.Pass}. The driver's pipeline says in which
 * order they run. A pass knows the IR and the class model; it knows nothing of the target.
 */
package astryon.compiler.opt;
