/**
 * The intermediate representation: a {@link astryon.compiler.ir.Function} is a graph of {@link astryon.compiler.ir.Block}s
 * of {@link astryon.compiler.ir.Value}s in SSA form. Start at {@link astryon.compiler.ir.Op}, the table of operations, and
 * at the verifier, whose header is the specification. The IR knows nothing of class files and nothing of the target.
 */
package astryon.compiler.ir;
