package astryon.compiler.dwarf;

import astryon.compiler.world.JavaMethod;
import astryon.compiler.x64.CompiledMethod;

/** A method's code where the image has it. */
public record PlacedMethod(long address, JavaMethod method, CompiledMethod code) {
}
