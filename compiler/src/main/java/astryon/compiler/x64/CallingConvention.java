package astryon.compiler.x64;

import astryon.compiler.ir.Type;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Location.Register;
import astryon.compiler.lir.RegisterClass;
import java.util.ArrayList;
import java.util.List;

/** How Java code calls Java code; the contract is in ARCHITECTURE.md. Numbers are the machine's. */
final class CallingConvention {
    static final Register RAX = new Register(0, false);
    static final Register RCX = new Register(1, false);
    static final Register RDX = new Register(2, false);
    static final Register RBX = new Register(3, false);
    static final Register RSP = new Register(4, false);
    static final Register RSI = new Register(6, false);
    static final Register RDI = new Register(7, false);
    static final Register R8 = new Register(8, false);
    static final Register R9 = new Register(9, false);
    static final Register R10 = new Register(10, false);
    static final Register R11 = new Register(11, false);
    static final Register THREAD = new Register(15, false);
    static final Register XMM0 = new Register(0, true);
    /** Never allocated: carries moves between stack slots and exchanges of floating registers. */
    static final Register XMM_SCRATCH = new Register(15, true);

    private static final List<Register> GENERAL_ARGUMENTS = List.of(RDI, RSI, RDX, RCX, R8, R9);
    private static final int FLOATING_ARGUMENTS = 8;

    /** Cheap registers first; those that need a prefix byte or have special uses later. */
    private static final List<Register> GENERAL = registers(false, 0, 1, 2, 6, 7, 8, 9, 10, 11, 3, 5, 12, 13, 14);
    private static final List<Register> FLOATING = registers(true, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);

    private CallingConvention() {
    }

    static List<Register> allocatable(RegisterClass registerClass) {
        return registerClass == RegisterClass.FLOATING ? FLOATING : GENERAL;
    }

    /** Where arguments of these types are passed: registers, or {@link Location.Outgoing} words counted from 0. */
    static List<Location> arguments(List<Type> types) {
        ArrayList<Location> places = new ArrayList<>(types.size());
        int general = 0;
        int floating = 0;
        int words = 0;
        for (Type type : types) {
            if (type.isFloating() && floating < FLOATING_ARGUMENTS) {
                places.add(new Register(floating++, true));
            } else if (!type.isFloating() && general < GENERAL_ARGUMENTS.size()) {
                places.add(GENERAL_ARGUMENTS.get(general++));
            } else {
                places.add(new Location.Outgoing(words++));
            }
        }
        return places;
    }

    static Register result(Type type) {
        return type.isFloating() ? XMM0 : RAX;
    }

    static RegisterClass registerClass(Type type) {
        return switch (type) {
            case F32, F64 -> RegisterClass.FLOATING;
            case REF -> RegisterClass.REFERENCE;
            case I32, I64 -> RegisterClass.GENERAL;
            default -> throw new IllegalArgumentException(type + " has no register");
        };
    }

    private static List<Register> registers(boolean floating, int... numbers) {
        ArrayList<Register> list = new ArrayList<>();
        for (int number : numbers) {
            list.add(new Register(number, floating));
        }
        return List.copyOf(list);
    }
}
