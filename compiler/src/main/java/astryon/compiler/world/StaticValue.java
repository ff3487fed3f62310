package astryon.compiler.world;

import astryon.compiler.ir.Symbol;

/** The value of a static field at the end of build time. */
public sealed interface StaticValue {

    /** A primitive or a word: the bits as {@code CONST} has them; a float or double as its raw bits. */
    record Bits(long bits) implements StaticValue {
    }

    /** The reference null. */
    record Null() implements StaticValue {
    }

    record Reference(HeapObject object) implements StaticValue {
    }

    /** A word that only the linker knows: {@code target + addend}. Code says it with a {@code SYMBOL}. */
    record LinkAddress(Symbol target, long addend) implements StaticValue {

        public LinkAddress plus(long bytes) {
            return new LinkAddress(target, addend + bytes);
        }

        @Override
        public String toString() {
            return target.symbol() + (addend == 0 ? "" : addend < 0 ? " - " + -addend : " + " + addend);
        }
    }
}
