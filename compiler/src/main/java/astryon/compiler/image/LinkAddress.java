package astryon.compiler.image;

import astryon.compiler.ir.Symbol;

/**
 * An address known to the linker only: {@code symbol + addend}. Build-time evaluation can carry it, store it and add
 * constants to it, and refuses whatever would need its value.
 */
public record LinkAddress(Symbol target, long addend) {

    public LinkAddress plus(long bytes) {
        return new LinkAddress(target, addend + bytes);
    }

    @Override
    public String toString() {
        return target.symbol() + (addend == 0 ? "" : addend < 0 ? " - " + -addend : " + " + addend);
    }
}
