package astryon.compiler.world;

import astryon.compiler.classfile.MethodCode;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import java.util.List;

/** A linked method. */
public final class JavaMethod implements Symbol {
    private final JavaClass owner;
    private final String name;
    private final String descriptor;
    private final int modifiers;
    private final List<Type> parameters;
    private final Type result;
    private final MethodCode code;
    private final Traits traits;
    private final String sourcePath;
    private final int line;
    private final boolean library;
    /** Slot in the hubs' dispatch tables, or -1 if every call of it is direct; set when the world is closed. */
    int dispatchSlot = -1;
    /** Made when it is first asked for: it is asked for often, and kept by what is written of the method. */
    private String symbol;

    JavaMethod(JavaClass owner, String name, String descriptor, int modifiers, List<Type> parameters, Type result, MethodCode code, Traits traits,
            String sourcePath, int line, boolean library) {
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
        this.modifiers = modifiers;
        this.parameters = parameters;
        this.result = result;
        this.code = code;
        this.traits = traits;
        this.sourcePath = sourcePath;
        this.line = line;
        this.library = library;
    }

    public JavaClass owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public String descriptor() {
        return descriptor;
    }

    public int modifiers() {
        return modifiers;
    }

    public boolean isPrivate() {
        return (modifiers & 0x0002) != 0;
    }

    public boolean isFinal() {
        return (modifiers & 0x0010) != 0;
    }

    public boolean isStatic() {
        return (modifiers & 0x0008) != 0;
    }

    public boolean isAbstract() {
        return (modifiers & 0x0400) != 0;
    }

    public boolean isNative() {
        return (modifiers & 0x0100) != 0;
    }

    public boolean isPublic() {
        return (modifiers & 0x0001) != 0;
    }

    public boolean isProtected() {
        return (modifiers & 0x0004) != 0;
    }

    /** Whether every call of it runs this very method, so that it never needs dispatch. */
    public boolean isDirect() {
        return isStatic() || isPrivate() || isFinal() || isConstructor() || owner.isFinal();
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    /** IR types of the parameters, the receiver first; words and structs are {@code I64}. */
    public List<Type> parameters() {
        return parameters;
    }

    public Type result() {
        return result;
    }

    /** The bytecode, or null for abstract and native methods. */
    public MethodCode code() {
        return code;
    }

    /** Where its source is: {@code java/lang/String.java}, for a merged method the substitute's; empty if unknown. */
    public String sourcePath() {
        return sourcePath;
    }

    /** The first source line of its code, 0 if unknown. */
    public int line() {
        return line;
    }

    /** Whether its code is the JDK's own, not a substitute's. */
    public boolean isLibrary() {
        return library;
    }

    /** For people: {@code Map.Entry.getKey}. */
    public String shortName() {
        return Names.simpleName(owner.name()) + "." + name;
    }

    /** What the dialect's annotations say of it. */
    public Traits traits() {
        return traits;
    }

    public int dispatchSlot() {
        return dispatchSlot;
    }

    /** {@code java.lang.String.charAt(I)C}. */
    @Override
    public String symbol() {
        if (symbol == null) {
            symbol = owner.symbol() + "." + name + descriptor;
        }
        return symbol;
    }

    @Override
    public String toString() {
        return symbol();
    }
}
