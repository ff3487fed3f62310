package astryon.compiler.asm;

/** An operand of an instruction, in Intel's order: destination first. */
public sealed interface Operand permits Gpr, Xmm, SegmentRegister, ControlRegister, DebugRegister, FpuRegister,
        Memory, Immediate, SymbolOperand, Label, FarPointer {
}
