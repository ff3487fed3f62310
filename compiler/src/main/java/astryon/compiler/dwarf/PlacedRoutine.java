package astryon.compiler.dwarf;

import astryon.compiler.asm.Assembler.UnwindRow;
import java.util.List;

/**
 * Assembled code where the image has it.
 *
 * @param rows by ascending offset from its start
 */
public record PlacedRoutine(long address, int size, List<UnwindRow> rows) {
}
