package astryon.compiler.lir;

/** Where a value is. */
public sealed interface Location {

    /** A virtual register: what selection writes. Numbers are dense in a function. */
    record Virtual(int number, RegisterClass registerClass) implements Location {
        @Override
        public String toString() {
            return (registerClass == RegisterClass.FLOATING ? "f%" : registerClass == RegisterClass.REFERENCE ? "r%" : "%") + number;
        }
    }

    /** A physical register: number as the machine encodes it (0-15), in the general or the floating file. */
    record Register(int number, boolean floating) implements Location {
        @Override
        public String toString() {
            return (floating ? "xmm" : "gp") + number;
        }
    }

    /** An 8-byte slot of the stack frame, numbered from 0; emission turns it into {@code [rsp + outgoing + 8 * index]}. */
    record StackSlot(int index) implements Location {
        @Override
        public String toString() {
            return "slot" + index;
        }
    }

    /** An incoming stack argument: the n-th 8-byte word above the return address. */
    record Incoming(int index) implements Location {
    }

    /** An outgoing stack argument: the n-th 8-byte word at the stack pointer. */
    record Outgoing(int index) implements Location {
    }
}
