package astryon.compiler.lir;

import java.util.List;

/** What the register allocator must know of a machine. */
public interface Target {
    /** Registers it may hand out, in order of preference. */
    List<Location.Register> allocatable(RegisterClass registerClass);

    /** A move between any two locations, memory to memory included. */
    Instruction move(Location from, Location to, RegisterClass registerClass);

    /** An exchange of two registers of one file, for cycles of parallel moves; a floating one may use memory. */
    Instruction exchange(Location.Register a, Location.Register b);
}
