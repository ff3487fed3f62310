package astryon.compiler.image;

import astryon.compiler.ir.Symbol;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.Names;

/** A linker symbol by its name, and the names that the image gives to what it lays out. */
public record LinkSymbol(String symbol) implements Symbol {
    private static final String HUB = "hub:";
    private static final String OBJECT = "object:";

    /** The class record of {@code type}. */
    public static LinkSymbol hub(JavaClass type) {
        return new LinkSymbol(HUB + type.symbol());
    }

    /** The internal name of the class whose record {@code hubSymbol} is. */
    static String internalName(String hubSymbol) {
        String name = hubSymbol.substring(HUB.length());
        int dimensions = 0;
        while (name.endsWith("[]")) {
            name = name.substring(0, name.length() - 2);
            dimensions++;
        }
        if (dimensions == 0) {
            return name.replace('.', '/');
        }
        return "[".repeat(dimensions) + descriptor(name);
    }

    private static String descriptor(String javaName) {
        for (char c : "ZBSCIJFD".toCharArray()) {
            if (Names.primitiveName(c).equals(javaName)) {
                return String.valueOf(c);
            }
        }
        return "L" + javaName.replace('.', '/') + ";";
    }

    static String object(int number) {
        return OBJECT + number;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
