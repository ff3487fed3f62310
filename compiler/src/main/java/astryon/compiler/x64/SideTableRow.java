package astryon.compiler.x64;

import astryon.compiler.ir.Position;
import java.util.List;

/**
 * What the side table says of one place in a method.
 *
 * @param offset         of the return address minus one, or of the instruction that may trap, from the method's start
 * @param referenceSlots byte offsets from {@code rsp} of the words that hold live references, ascending
 * @param handlerOffset  of the handler of an exception that arises here, or -1 to leave the method
 * @param position       where this is in the source, or null
 */
public record SideTableRow(int offset, List<Integer> referenceSlots, int handlerOffset, Position position) {
}
