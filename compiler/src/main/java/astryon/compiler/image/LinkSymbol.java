package astryon.compiler.image;

import astryon.compiler.ir.Symbol;
import astryon.compiler.world.JavaClass;

/** A linker symbol by its name, and the names that the image gives to what it lays out. */
public record LinkSymbol(String symbol) implements Symbol {
    private static final String HUB = "hub:";
    private static final String OBJECT = "object:";

    /** The class record of {@code type}. */
    public static LinkSymbol hub(JavaClass type) {
        return new LinkSymbol(HUB + type.symbol());
    }

    static String object(int number) {
        return OBJECT + number;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
