/**
 * Bytecode to SSA form. Start at {@link astryon.compiler.frontend.SsaBuilder}. A method's bytecode is cut into
 * {@code FlowNode}s ({@code BytecodeFlow}), each reached node is run once over an abstract {@code JvmState} that holds IR values
 * in place of numbers ({@code Translation} and the {@code ...Bytecodes} classes), and where nodes meet {@code Joins} places phis.
 * What the language or the dialect forbids is a row of {@code Rule}. Nothing is optimised here but branches whose
 * condition is constant at build time, because what they guard must not be reached.
 */
package astryon.compiler.frontend;
