package astryon.compiler.frontend;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Constants that a bootstrap method of {@code java.lang.invoke.ConstantBootstraps} computes (JVMS 5.4.3.6). Others are refused. */
final class DynamicConstants {
    private static final String OWNER = "java/lang/invoke/ConstantBootstraps";
    private static final String VALUE = "VALUE";

    private final Translation t;
    private final StackBytecodes constants;
    private final ObjectBytecodes objects;

    DynamicConstants(Translation translation, StackBytecodes constants, ObjectBytecodes objects) {
        this.t = translation;
        this.constants = constants;
        this.objects = objects;
    }

    /** @param index of the instruction that loads it */
    void load(ConstantDynamic constant, int index) {
        String type = constant.getDescriptor();
        String kind = constant.getBootstrapMethod().getOwner().equals(OWNER) ? constant.getBootstrapMethod().getName() : "";
        switch (kind) {
            case "nullConstant" -> t.push(t.nullConstant(), type);
            case "primitiveClass" -> constants.loadConstant(Type.getType(constant.getName()));
            case "enumConstant" -> objects.getStatic(Type.getType(type).getInternalName(), constant.getName());
            case "getStaticFinal" -> {
                boolean named = constant.getBootstrapMethodArgumentCount() > 0;
                Type owner = named ? (Type) constant.getBootstrapMethodArgument(0) : Type.getType(type);
                objects.getStatic(owner.getInternalName(), constant.getName());
            }
            case "invoke" -> objects.getStatic(computed(constant, index).name(), VALUE);
            default -> {
                t.refuse(Rule.BOOTSTRAP, constant.getBootstrapMethod().getOwner().replace('/', '.') + "." + constant.getBootstrapMethod().getName());
                t.unreachable();
            }
        }
    }

    /** A class whose initialiser computes the constant: when it is first needed, and once. */
    private JavaClass computed(ConstantDynamic constant, int index) {
        JavaMethod host = t.method;
        String name = host.owner().name() + "$$Constant$" + host.owner().methods().indexOf(host) + "$" + index;
        return t.world.find(name).orElseGet(() -> t.world.define(ClassFile.of(spin(name, constant), host.owner().symbol())));
    }

    private static ClassNode spin(String name, ConstantDynamic constant) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = name;
        node.superName = "java/lang/Object";
        node.fields.add(new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, VALUE, constant.getDescriptor(), null, null));
        MethodNode initialiser = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        Handle target = (Handle) constant.getBootstrapMethodArgument(0);
        boolean constructs = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (constructs) {
            initialiser.visitTypeInsn(Opcodes.NEW, target.getOwner());
            initialiser.visitInsn(Opcodes.DUP);
        }
        Type[] wanted = Lambdas.parameters(target);
        for (int i = 0; i < wanted.length; i++) {
            Object argument = constant.getBootstrapMethodArgument(i + 1);
            initialiser.visitLdcInsn(argument);
            LambdaConversions.convert(initialiser, typeOf(argument), typeOf(argument), wanted[i]);
        }
        Lambdas.call(initialiser, target);
        Type result = constructs ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
        Type declared = Type.getType(constant.getDescriptor());
        LambdaConversions.convert(initialiser, result, declared.getSort() >= Type.ARRAY ? declared : result, declared);
        initialiser.visitFieldInsn(Opcodes.PUTSTATIC, name, VALUE, constant.getDescriptor());
        initialiser.visitInsn(Opcodes.RETURN);
        initialiser.visitMaxs(2 * wanted.length + 4, 0);
        node.methods.add(initialiser);
        return node;
    }

    private static Type typeOf(Object constant) {
        if (constant instanceof Integer) {
            return Type.INT_TYPE;
        }
        if (constant instanceof Long) {
            return Type.LONG_TYPE;
        }
        if (constant instanceof Float) {
            return Type.FLOAT_TYPE;
        }
        if (constant instanceof Double) {
            return Type.DOUBLE_TYPE;
        }
        if (constant instanceof ConstantDynamic dynamic) {
            return Type.getType(dynamic.getDescriptor());
        }
        return Type.getObjectType(constant instanceof String ? "java/lang/String" : "java/lang/Class");
    }
}
