package astryon.compiler.frontend;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** {@code toString}, {@code hashCode} and {@code equals} of records, as {@code java.lang.runtime.ObjectMethods} defines them. */
final class RecordMethods {
    private final Translation t;
    private final StackBytecodes constants;
    private final ObjectBytecodes objects;
    private final StringConcatenation concatenation;

    /** Where a comparison of components fails, and the state of memory there. */
    private record Exit(Block block, Value memory) {
    }

    RecordMethods(Translation translation, StackBytecodes constants, ObjectBytecodes objects, StringConcatenation concatenation) {
        this.t = translation;
        this.constants = constants;
        this.objects = objects;
        this.concatenation = concatenation;
    }

    void translate(InvokeDynamicInsnNode site) {
        JavaClass type = t.world.type(((org.objectweb.asm.Type) site.bsmArgs[0]).getDescriptor());
        List<JavaField> components = new ArrayList<>();
        for (int i = 2; i < site.bsmArgs.length; i++) {
            Handle getter = (Handle) site.bsmArgs[i];
            components.add(t.world.resolveField(t.world.classNamed(getter.getOwner()), getter.getName()));
        }
        switch (site.name) {
            case "toString" -> t.push(describe(type, components, t.popReference()), "Ljava/lang/String;");
            case "hashCode" -> t.push(hash(components, t.popReference()));
            default -> {
                Value other = t.popReference();
                t.push(equal(type, components, t.popReference(), other));
            }
        }
    }

    private Value describe(JavaClass type, List<JavaField> components, Value self) {
        ArrayList<Value> pieces = new ArrayList<>();
        String before = simpleName(type) + "[";
        for (JavaField component : components) {
            pieces.add(constants.string(before + component.name() + "="));
            pieces.add(concatenation.asString(objects.get(self, component), component.descriptor()));
            before = ", ";
        }
        pieces.add(constants.string(components.isEmpty() ? before + "]" : "]"));
        return concatenation.join(pieces);
    }

    /** As {@code Class.getSimpleName}: a local class has a number before its name. */
    private static String simpleName(JavaClass type) {
        String name = type.name().substring(type.name().lastIndexOf('/') + 1);
        String last = name.substring(name.lastIndexOf('$') + 1);
        return last.replaceFirst("^[0-9]+", "");
    }

    private Value hash(List<JavaField> components, Value self) {
        Value hash = t.intConstant(0);
        for (JavaField component : components) {
            Value scaled = t.pure(Op.MUL, Type.I32, hash, t.intConstant(31));
            hash = t.pure(Op.ADD, Type.I32, scaled, hashOf(objects.get(self, component), component.descriptor()));
        }
        return hash;
    }

    private Value hashOf(Value value, String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> call("java/lang/Boolean", "hashCode", "(Z)I", value);
            case 'F' -> call("java/lang/Float", "hashCode", "(F)I", value);
            case 'D' -> call("java/lang/Double", "hashCode", "(D)I", value);
            case 'B', 'S', 'C', 'I' -> value;
            default -> value.type() == Type.I64 ? call("java/lang/Long", "hashCode", "(J)I", value)
                    : call("java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", value);
        };
    }

    private Value call(String owner, String name, String descriptor, Value... arguments) {
        JavaClass type = t.world.classNamed(owner);
        t.initialise(type);
        return t.emit(Op.CALL, Type.I32, t.world.resolveMethod(type, name, descriptor), arguments);
    }

    private Value equal(JavaClass type, List<JavaField> components, Value self, Value other) {
        if (self.type() == Type.I64 || other.type() == Type.I64) {
            t.refuse(Rule.WORD_AS_OBJECT);
            return t.intConstant(0);
        }
        List<Exit> unequal = new ArrayList<>();
        unequal.add(leaveUnless(t.emit(Op.INSTANCE_OF, Type.I32, type, other)));
        for (JavaField component : components) {
            Value mine = objects.get(self, component);
            Value theirs = objects.get(other, component);
            unequal.add(leaveUnless(same(mine, theirs, component.descriptor())));
        }
        return joined(unequal);
    }

    private Exit leaveUnless(Value condition) {
        return new Exit(t.branchOff(condition), t.state.memory());
    }

    private Value same(Value mine, Value theirs, String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'F' -> same(call("java/lang/Float", "compare", "(FF)I", mine, theirs), t.intConstant(0), "I");
            case 'D' -> same(call("java/lang/Double", "compare", "(DD)I", mine, theirs), t.intConstant(0), "I");
            default -> mine.type() != Type.REF ? t.pure(Op.EQ, Type.I32, mine, theirs)
                    : call("java/util/Objects", "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z", mine, theirs);
        };
    }

    /** Ends this block with 1 and every exit's with 0, and goes on where they meet. */
    private Value joined(List<Exit> unequal) {
        List<Exit> all = new ArrayList<>(unequal);
        all.add(new Exit(t.block, t.state.memory()));
        Block join = t.function.newBlock();
        Value[] results = new Value[all.size()];
        Value[] memories = new Value[all.size()];
        for (int i = 0; i < results.length; i++) {
            t.block = all.get(i).block;
            results[i] = t.intConstant(i == results.length - 1 ? 1 : 0);
            memories[i] = all.get(i).memory;
            t.goTo(join);
        }
        t.block = join;
        t.state.setMemory(join.append(Op.PHI, Type.MEMORY, 0, null, null, memories));
        return join.append(Op.PHI, Type.I32, 0, null, null, results);
    }
}
