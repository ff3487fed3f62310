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
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Constants that a bootstrap method computes (JVMS 5.4.3.6): one of {@code java.lang.invoke.ConstantBootstraps}, or a static method of the program.
 * What has to run is the initialiser of a class made for the constant.
 */
final class DynamicConstants {
    private static final String OWNER = "java/lang/invoke/ConstantBootstraps";
    private static final String VALUE = "VALUE";
    private static final Type LOOKUP = Type.getObjectType("java/lang/invoke/MethodHandles$Lookup");
    private static final Type NAME = Type.getObjectType("java/lang/String");
    private static final Type TYPE = Type.getObjectType("java/lang/Class");
    private static final Type REST = Type.getType("[Ljava/lang/Object;");
    /** What every bootstrap method is given: the three above. */
    private static final int GIVEN = 3;
    private static final int STACK = 8;

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
                if (isCallable(constant)) {
                    objects.getStatic(computed(constant, index).name(), VALUE);
                    return;
                }
                t.refuse(Rule.BOOTSTRAP, constant.getBootstrapMethod().getOwner().replace('/', '.') + "." + constant.getBootstrapMethod().getName());
                t.unreachable();
            }
        }
    }

    /** Whether the bootstrap method is static, takes lookup, name and type, and then what the constant has for it, as a list at last. */
    private static boolean isCallable(ConstantDynamic constant) {
        Handle bootstrap = constant.getBootstrapMethod();
        Type[] wanted = Type.getArgumentTypes(bootstrap.getDesc());
        if (bootstrap.getTag() != Opcodes.H_INVOKESTATIC || bootstrap.getOwner().startsWith("java/") || wanted.length < GIVEN
                || !wanted[0].equals(LOOKUP) || !wanted[1].equals(NAME) || !wanted[2].equals(TYPE) || Type.getReturnType(bootstrap.getDesc()) == Type.VOID_TYPE) {
            return false;
        }
        return wanted.length - GIVEN == constant.getBootstrapMethodArgumentCount() || takesRest(wanted, constant);
    }

    private static boolean takesRest(Type[] wanted, ConstantDynamic constant) {
        int named = wanted.length - 1 - GIVEN;
        return named >= 0 && wanted[wanted.length - 1].equals(REST) && constant.getBootstrapMethodArgumentCount() >= named;
    }

    /** A class whose initialiser computes the constant: when it is first needed, and once. */
    private JavaClass computed(ConstantDynamic constant, int index) {
        JavaMethod host = t.method;
        String name = host.owner().name() + "$$Constant$" + host.owner().methods().indexOf(host) + "$" + index;
        return t.world.find(name).orElseGet(() -> t.world.define(ClassFile.of(spin(name, constant, host), host.owner().symbol())));
    }

    private static ClassNode spin(String name, ConstantDynamic constant, JavaMethod host) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = name;
        node.superName = "java/lang/Object";
        node.fields.add(new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, VALUE, constant.getDescriptor(), null, null));
        MethodNode initialiser = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        boolean invokes = constant.getBootstrapMethod().getOwner().equals(OWNER);
        Type result = invokes ? invoke(initialiser, constant) : bootstrap(initialiser, constant, host.owner().name());
        Type declared = Type.getType(constant.getDescriptor());
        LambdaConversions.convert(initialiser, result, declared.getSort() >= Type.ARRAY ? declared : result, declared);
        initialiser.visitFieldInsn(Opcodes.PUTSTATIC, name, VALUE, constant.getDescriptor());
        initialiser.visitInsn(Opcodes.RETURN);
        if (!invokes) {
            wrapExceptions(initialiser);
        }
        initialiser.visitMaxs(2 * constant.getBootstrapMethodArgumentCount() + STACK, 1);
        node.methods.add(initialiser);
        return node;
    }

    /** {@code ConstantBootstraps.invoke}: the first argument is called with the others. */
    private static Type invoke(MethodNode initialiser, ConstantDynamic constant) {
        Handle target = (Handle) constant.getBootstrapMethodArgument(0);
        boolean constructs = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (constructs) {
            initialiser.visitTypeInsn(Opcodes.NEW, target.getOwner());
            initialiser.visitInsn(Opcodes.DUP);
        }
        Type[] wanted = Lambdas.parameters(target);
        for (int i = 0; i < wanted.length; i++) {
            pass(initialiser, constant.getBootstrapMethodArgument(i + 1), wanted[i]);
        }
        Lambdas.call(initialiser, target);
        return constructs ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
    }

    private static Type bootstrap(MethodNode initialiser, ConstantDynamic constant, String host) {
        Handle method = constant.getBootstrapMethod();
        Type[] wanted = Type.getArgumentTypes(method.getDesc());
        initialiser.visitLdcInsn(Type.getObjectType(host));
        initialiser.visitInsn(Opcodes.ACONST_NULL);
        initialiser.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "privateLookupIn",
                Type.getMethodDescriptor(LOOKUP, TYPE, LOOKUP), false);
        initialiser.visitLdcInsn(constant.getName());
        LambdaConversions.classLiteral(initialiser, Type.getType(constant.getDescriptor()));
        int count = constant.getBootstrapMethodArgumentCount();
        boolean rest = takesRest(wanted, constant);
        int named = rest ? wanted.length - 1 - GIVEN : count;
        for (int i = 0; i < named; i++) {
            pass(initialiser, constant.getBootstrapMethodArgument(i), wanted[GIVEN + i]);
        }
        if (rest) {
            initialiser.visitLdcInsn(count - named);
            initialiser.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
            for (int i = named; i < count; i++) {
                initialiser.visitInsn(Opcodes.DUP);
                initialiser.visitLdcInsn(i - named);
                pass(initialiser, constant.getBootstrapMethodArgument(i), REST.getElementType());
                initialiser.visitInsn(Opcodes.AASTORE);
            }
        }
        Lambdas.call(initialiser, method);
        return Type.getReturnType(method.getDesc());
    }

    private static void pass(MethodNode initialiser, Object argument, Type wanted) {
        initialiser.visitLdcInsn(argument);
        LambdaConversions.convert(initialiser, typeOf(argument), typeOf(argument), wanted);
    }

    /** An exception of the bootstrap method is the cause of an error; errors are what they are. */
    private static void wrapExceptions(MethodNode initialiser) {
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        initialiser.instructions.insert(start);
        initialiser.instructions.add(end);
        initialiser.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, "java/lang/Exception"));
        initialiser.visitVarInsn(Opcodes.ASTORE, 0);
        initialiser.visitTypeInsn(Opcodes.NEW, "java/lang/BootstrapMethodError");
        initialiser.visitInsn(Opcodes.DUP);
        initialiser.visitLdcInsn("bootstrap method initialization exception");
        initialiser.visitVarInsn(Opcodes.ALOAD, 0);
        initialiser.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/BootstrapMethodError", "<init>", "(Ljava/lang/String;Ljava/lang/Throwable;)V", false);
        initialiser.visitInsn(Opcodes.ATHROW);
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
