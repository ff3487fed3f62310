package astryon.compiler.x64;

import astryon.compiler.object.Relocation;
import java.util.List;

/**
 * One method's machine code, to be placed at a multiple of 16.
 *
 * @param frameSize bytes between {@code rsp} in the body and the return address
 * @param rows      by ascending offset, one for each place an exception or a stack walk can find the method at
 * @param places    by ascending offset, from where on the code comes from another source position, for who asks about any instruction
 * @param variables by ascending offset, from where on variables are in other places
 */
public record CompiledMethod(String symbol, byte[] code, List<Relocation> relocations, int frameSize, List<SideTableRow> rows, List<SideTableRow> places,
        List<VariableRow> variables) {
}
