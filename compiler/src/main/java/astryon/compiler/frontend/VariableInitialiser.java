package astryon.compiler.frontend;

import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Reads out of the bytecode of a static initialiser which variable a handle names: {@code X = lookup.findVarHandle(C.class, "f", T.class)}. For
 * classes whose initialisers run when the program does, so that there is no handle to ask at build time. The initialiser still makes the
 * handle; accesses do without it.
 */
final class VariableInitialiser {
    private static final int FINAL = 0x0010;

    private VariableInitialiser() {
    }

    /** The variable that the handle in {@code field} names, or null if its initialiser does not say it in one expression. */
    static Variable of(JavaField field, World world) {
        JavaMethod initialiser = field.owner().declaredMethod("<clinit>", "()V");
        if (initialiser == null || initialiser.code() == null || (field.modifiers() & FINAL) == 0) {
            return null;
        }
        for (AbstractInsnNode at : initialiser.code().node().instructions) {
            if (at.getOpcode() == Opcodes.PUTSTATIC && ((FieldInsnNode) at).name.equals(field.name()) && before(at) instanceof MethodInsnNode made) {
                return made(made, field.owner(), world);
            }
        }
        return null;
    }

    private static Variable made(MethodInsnNode call, JavaClass in, World world) {
        List<Object> constants = new ArrayList<>();
        AbstractInsnNode at = before(call);
        for (Object constant = constant(at, world); constant != null && constants.size() < 3; constant = constant(at, world)) {
            constants.add(0, constant);
            at = before(at);
        }
        int count = constants.size();
        if (call.name.equals("arrayElementVarHandle") && count >= 1 && constants.get(count - 1) instanceof JavaClass array && array.isArray()) {
            return new Variable(Variable.ELEMENT, 0, null, false, array, array.component());
        }
        boolean isStatic = call.name.equals("findStaticVarHandle");
        if (!isStatic && !call.name.equals("findVarHandle") || count < 2 || !(constants.get(count - 2) instanceof String name)
                || !(constants.get(count - 1) instanceof JavaClass type)) {
            return null;
        }
        JavaClass owner = count == 3 && constants.get(0) instanceof JavaClass named ? named : in;
        JavaField field = Variable.field(owner, name, type, world);
        return field == null || field.isStatic() != isStatic ? null : Variable.of(field, owner, type);
    }

    /** A class or string literal, also the class of a primitive type; else null. */
    private static Object constant(AbstractInsnNode node, World world) {
        if (node instanceof LdcInsnNode literal && literal.cst instanceof Type type) {
            return world.classNamed(type.getSort() == Type.ARRAY ? type.getDescriptor() : type.getInternalName());
        }
        if (node instanceof LdcInsnNode literal && literal.cst instanceof String text) {
            return text;
        }
        if (node instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC && field.name.equals("TYPE")) {
            return primitive(field.owner).map(world::classNamed).orElse(null);
        }
        return null;
    }

    private static java.util.Optional<String> primitive(String box) {
        return switch (box) {
            case "java/lang/Integer" -> java.util.Optional.of("int");
            case "java/lang/Character" -> java.util.Optional.of("char");
            case "java/lang/Boolean", "java/lang/Byte", "java/lang/Short", "java/lang/Long", "java/lang/Float", "java/lang/Double" ->
                    java.util.Optional.of(box.substring("java/lang/".length()).toLowerCase(java.util.Locale.ROOT));
            default -> java.util.Optional.empty();
        };
    }

    /** The instruction before {@code node}, without labels and lines. */
    private static AbstractInsnNode before(AbstractInsnNode node) {
        AbstractInsnNode at = node.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }
}
