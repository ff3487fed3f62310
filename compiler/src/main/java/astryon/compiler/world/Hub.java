package astryon.compiler.world;

import astryon.compiler.ir.Symbol;

/** The linker symbol of a class's hub: what {@code SYMBOL} values and relocations name. */
public record Hub(JavaClass type) implements Symbol {
    public static final String PREFIX = "hub:";

    @Override
    public String symbol() {
        return PREFIX + type.symbol();
    }

    @Override
    public String toString() {
        return symbol();
    }
}
