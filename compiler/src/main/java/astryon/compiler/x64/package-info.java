/**
 * All knowledge of the target: selects machine instructions for a lowered {@link astryon.compiler.ir.Function}, and after register
 * allocation turns them into bytes, relocations and side table rows. Start at {@link astryon.compiler.x64.X64Backend}; then
 * {@code InstructionSelection} for the way in and {@code Emission} for the way out. Opcode bytes are not known here but in {@code asm}.
 *
 * <p>One invariant shapes both halves: the flags are never live between two LIR instructions. A comparison travels in the
 * instruction that uses its outcome, so moves, reloads and zeroing idioms may stand anywhere.
 */
package astryon.compiler.x64;
