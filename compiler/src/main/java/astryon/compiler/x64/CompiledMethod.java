package astryon.compiler.x64;

import astryon.compiler.object.Relocation;
import java.util.List;

/**
 * One method's machine code, to be placed at a multiple of 16.
 *
 * @param frameSize bytes between {@code rsp} in the body and the return address
 * @param rows      by ascending offset, one for each place an exception or a stack walk can find the method at
 * @param places    by ascending offset, from where on the code comes from another source position, for who asks about any instruction
 * @param variables where they are, by ascending start
 * @param bodyStart offset behind the prologue; 0 if there is no stack frame to make
 * @param returns   by ascending offset, the return instructions of a method with a stack frame, behind which it is there again
 */
public record CompiledMethod(String symbol, byte[] code, List<Relocation> relocations, int frameSize, List<SideTableRow> rows, List<SideTableRow> places,
        List<VariableStretch> variables, int bodyStart, List<Integer> returns) {
}
