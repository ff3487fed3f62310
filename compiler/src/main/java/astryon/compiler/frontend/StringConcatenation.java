package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.magic.RuntimeCall;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** String concatenation (JLS 15.18.1): an array of pieces, none null, that the runtime joins. */
final class StringConcatenation {
    /** In a recipe: the next argument, the next constant. */
    static final char ARGUMENT = '\1';
    static final char CONSTANT = '\2';

    private final Translation t;
    private final StackBytecodes constants;
    private final ArrayBytecodes arrays;

    StringConcatenation(Translation translation, StackBytecodes constants, ArrayBytecodes arrays) {
        this.t = translation;
        this.constants = constants;
        this.arrays = arrays;
    }

    void translate(InvokeDynamicInsnNode site) {
        Type[] types = Type.getArgumentTypes(site.desc);
        Value[] arguments = new Value[types.length];
        for (int i = types.length - 1; i >= 0; i--) {
            arguments[i] = t.state.pop();
        }
        boolean hasRecipe = site.bsm.getName().equals("makeConcatWithConstants");
        String recipe = hasRecipe ? (String) site.bsmArgs[0] : String.valueOf(ARGUMENT).repeat(types.length);
        List<Value> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int argument = 0;
        int constant = 1;
        for (char c : recipe.toCharArray()) {
            if (c == CONSTANT) {
                text.append(site.bsmArgs[constant++]);
            } else if (c != ARGUMENT) {
                text.append(c);
            } else {
                flush(text, pieces);
                pieces.add(asString(arguments[argument], types[argument].getDescriptor()));
                argument++;
            }
        }
        flush(text, pieces);
        t.push(join(pieces), "Ljava/lang/String;");
    }

    private void flush(StringBuilder text, List<Value> pieces) {
        if (text.length() > 0) {
            pieces.add(constants.string(text.toString()));
            text.setLength(0);
        }
    }

    Value join(List<Value> pieces) {
        Value array = arrays.made("[Ljava/lang/String;", t.intConstant(pieces.size()));
        for (int i = 0; i < pieces.size(); i++) {
            arrays.put(array, i, pieces.get(i), Access.Kind.REF);
        }
        return t.emit(Op.CALL, astryon.compiler.ir.Type.REF, t.world.runtimeEntry(RuntimeCall.CONCAT), array);
    }

    /** {@code value} as concatenation shows it, never null. */
    Value asString(Value value, String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'B', 'S' -> valueOf("I", value);
            case 'Z', 'C', 'I', 'J', 'F', 'D' -> valueOf(descriptor, value);
            case 'L' -> ofObject(value, descriptor);
            default -> notNull(valueOf("Ljava/lang/Object;", t.conform(value, astryon.compiler.ir.Type.REF)));
        };
    }

    private Value ofObject(Value value, String descriptor) {
        if (descriptor.equals("Ljava/lang/String;")) {
            return notNull(value);
        }
        JavaClass type = t.world.type(descriptor);
        if (WordsAndStructs.isWord(type)) {
            Value word = t.conform(value, astryon.compiler.ir.Type.I64);
            t.known.set(word, Known.of(descriptor));
            return notNull(t.words.text(word));
        }
        return notNull(valueOf("Ljava/lang/Object;", t.conform(value, astryon.compiler.ir.Type.REF)));
    }

    /** A string that may be null, or that a {@code toString} gave, which may be null too. */
    private Value notNull(Value string) {
        Value isNull = t.pure(Op.EQ, astryon.compiler.ir.Type.I32, string, t.nullConstant());
        return isNull.isConstant(0) ? string : t.emit(Op.SELECT, astryon.compiler.ir.Type.REF, null, isNull, constants.string("null"), string);
    }

    private Value valueOf(String descriptor, Value value) {
        JavaClass string = t.world.classNamed("java/lang/String");
        t.initialise(string);
        JavaMethod method = t.world.resolveMethod(string, "valueOf", "(" + descriptor + ")Ljava/lang/String;");
        return t.emit(Op.CALL, astryon.compiler.ir.Type.REF, method, value);
    }
}
