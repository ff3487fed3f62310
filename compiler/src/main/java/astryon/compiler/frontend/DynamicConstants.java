package astryon.compiler.frontend;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Constants that a bootstrap method computes (JVMS 5.4.3.6): one of {@code java.lang.invoke.ConstantBootstraps}, or a static method of the program.
 * What has to run is a method of a class made for the constant, which remembers what came of it: a value, or an error of linking, which then is
 * thrown each time. After any other error the next load tries again.
 */
final class DynamicConstants {
    private static final String OWNER = "java/lang/invoke/ConstantBootstraps";
    private static final String LOAD = "load";
    private static final String VALUE = "value";
    private static final String DONE = "done";
    private static final String FAILURE = "failure";
    private static final String LINKAGE_ERROR = "java/lang/LinkageError";
    private static final String BOOTSTRAP_ERROR = "java/lang/BootstrapMethodError";
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
    private final CallBytecodes calls;

    DynamicConstants(Translation translation, StackBytecodes constants, ObjectBytecodes objects, CallBytecodes calls) {
        this.t = translation;
        this.constants = constants;
        this.objects = objects;
        this.calls = calls;
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
            case "invoke" -> compute(constant, index);
            default -> {
                if (isCallable(constant)) {
                    compute(constant, index);
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

    private void compute(ConstantDynamic constant, int index) {
        JavaMethod host = t.method;
        String name = host.owner().name() + "$$Constant$" + host.owner().methods().indexOf(host) + "$" + index;
        JavaClass type = t.world.find(name).orElseGet(() -> t.world.define(ClassFile.of(spin(name, constant, host), host.owner().symbol())));
        calls.translate(new MethodInsnNode(Opcodes.INVOKESTATIC, type.name(), LOAD, "()" + constant.getDescriptor(), false));
    }

    private static ClassNode spin(String name, ConstantDynamic constant, JavaMethod host) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = name;
        node.superName = "java/lang/Object";
        node.fields.add(new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE, VALUE, constant.getDescriptor(), null, null));
        node.fields.add(new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE, DONE, "Z", null, null));
        node.fields.add(new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE, FAILURE, "L" + LINKAGE_ERROR + ";", null, null));
        node.methods.add(load(name, constant, host));
        return node;
    }

    /** Threads may compute at the same time, as on HotSpot; the first to end has the constant. */
    private static MethodNode load(String name, ConstantDynamic constant, JavaMethod host) {
        MethodNode code = new MethodNode(Opcodes.ACC_STATIC, LOAD, "()" + constant.getDescriptor(), null, null);
        Type declared = Type.getType(constant.getDescriptor());
        LabelNode known = new LabelNode();
        LabelNode start = new LabelNode();
        code.visitFieldInsn(Opcodes.GETSTATIC, name, DONE, "Z");
        code.instructions.add(new JumpInsnNode(Opcodes.IFNE, known));
        code.visitFieldInsn(Opcodes.GETSTATIC, name, FAILURE, "L" + LINKAGE_ERROR + ";");
        code.instructions.add(new JumpInsnNode(Opcodes.IFNULL, start));
        code.visitFieldInsn(Opcodes.GETSTATIC, name, FAILURE, "L" + LINKAGE_ERROR + ";");
        code.visitInsn(Opcodes.ATHROW);
        code.instructions.add(start);
        Type result = constant.getBootstrapMethod().getOwner().equals(OWNER) ? invoke(code, constant) : bootstrap(code, constant, host.owner().name());
        convert(code, result, declared);
        LabelNode end = new LabelNode();
        code.instructions.add(end);
        code.visitFieldInsn(Opcodes.GETSTATIC, name, DONE, "Z");
        LabelNode late = new LabelNode();
        code.instructions.add(new JumpInsnNode(Opcodes.IFNE, late));
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, VALUE, constant.getDescriptor());
        code.visitInsn(Opcodes.ICONST_1);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, DONE, "Z");
        code.instructions.add(known);
        code.visitFieldInsn(Opcodes.GETSTATIC, name, VALUE, constant.getDescriptor());
        code.visitInsn(declared.getOpcode(Opcodes.IRETURN));
        code.instructions.add(late);
        code.visitInsn(declared.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        code.instructions.add(new JumpInsnNode(Opcodes.GOTO, known));
        rememberFailures(code, name, start, end);
        code.visitMaxs(2 * constant.getBootstrapMethodArgumentCount() + STACK, 1);
        return code;
    }

    /** HotSpot's words for an object that does not fit are those of {@code Class.cast}. */
    private static void convert(MethodNode code, Type result, Type declared) {
        Type from = result;
        Type reference = declared.getSort() >= Type.ARRAY ? declared : LambdaConversions.wrapper(declared);
        if (result.getSort() >= Type.ARRAY && !result.equals(reference) && LambdaConversions.unboxed(result) == null) {
            code.visitLdcInsn(reference);
            code.visitInsn(Opcodes.SWAP);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "cast", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
            code.visitTypeInsn(Opcodes.CHECKCAST, reference.getInternalName());
            from = reference;
        }
        LambdaConversions.convert(code, from, from, declared);
    }

    /** {@code ConstantBootstraps.invoke}: the first argument is called with the others. */
    private static Type invoke(MethodNode code, ConstantDynamic constant) {
        Handle target = (Handle) constant.getBootstrapMethodArgument(0);
        boolean constructs = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (constructs) {
            code.visitTypeInsn(Opcodes.NEW, target.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        Type[] wanted = Lambdas.parameters(target);
        for (int i = 0; i < wanted.length; i++) {
            pass(code, constant.getBootstrapMethodArgument(i + 1), wanted[i]);
        }
        Lambdas.call(code, target);
        return constructs ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
    }

    private static Type bootstrap(MethodNode code, ConstantDynamic constant, String host) {
        Handle method = constant.getBootstrapMethod();
        Type[] wanted = Type.getArgumentTypes(method.getDesc());
        code.visitLdcInsn(Type.getObjectType(host));
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "privateLookupIn",
                Type.getMethodDescriptor(LOOKUP, TYPE, LOOKUP), false);
        code.visitLdcInsn(constant.getName());
        LambdaConversions.classLiteral(code, Type.getType(constant.getDescriptor()));
        int count = constant.getBootstrapMethodArgumentCount();
        boolean rest = takesRest(wanted, constant);
        int named = rest ? wanted.length - 1 - GIVEN : count;
        for (int i = 0; i < named; i++) {
            pass(code, constant.getBootstrapMethodArgument(i), wanted[GIVEN + i]);
        }
        if (rest) {
            code.visitLdcInsn(count - named);
            code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
            for (int i = named; i < count; i++) {
                code.visitInsn(Opcodes.DUP);
                code.visitLdcInsn(i - named);
                pass(code, constant.getBootstrapMethodArgument(i), REST.getElementType());
                code.visitInsn(Opcodes.AASTORE);
            }
        }
        Lambdas.call(code, method);
        return Type.getReturnType(method.getDesc());
    }

    private static void pass(MethodNode code, Object argument, Type wanted) {
        code.visitLdcInsn(argument);
        LambdaConversions.convert(code, typeOf(argument), typeOf(argument), wanted);
    }

    /** An exception of the bootstrap method is the cause of an error; errors are what they are. */
    private static void rememberFailures(MethodNode code, String name, LabelNode start, LabelNode end) {
        LabelNode exception = new LabelNode();
        LabelNode error = new LabelNode();
        code.tryCatchBlocks.add(new TryCatchBlockNode(start, end, exception, "java/lang/Exception"));
        code.tryCatchBlocks.add(new TryCatchBlockNode(start, end, error, LINKAGE_ERROR));
        code.instructions.add(exception);
        code.visitVarInsn(Opcodes.ASTORE, 0);
        code.visitTypeInsn(Opcodes.NEW, BOOTSTRAP_ERROR);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn("bootstrap method initialization exception");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, BOOTSTRAP_ERROR, "<init>", "(Ljava/lang/String;Ljava/lang/Throwable;)V", false);
        code.instructions.add(error);
        code.visitInsn(Opcodes.DUP);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, FAILURE, "L" + LINKAGE_ERROR + ";");
        code.visitInsn(Opcodes.ATHROW);
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
