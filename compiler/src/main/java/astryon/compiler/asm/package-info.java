/**
 * The one x86 assembler: every byte of machine code in the system, from the boot sector to compiled Java, is written by
 * {@link astryon.compiler.asm.Assembler#emit}. Opcodes exist in one table, {@link astryon.compiler.asm.EncodingTable}, in the
 * notation of the Intel manual's opcode map; {@link astryon.compiler.asm.Encoder} turns a row and its operands into bytes;
 * {@link astryon.compiler.asm.Layout} decides which jumps are short.
 *
 * <p>It deliberately knows nothing of calling conventions, register allocation or what code is for, and has no text syntax.
 */
package astryon.compiler.asm;
