package astryon.compiler.classfile;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class of {@code java.lang.reflect.Proxy}'s instances for one list of interfaces. Each method hands itself, as an object, and its arguments to the
 * invocation handler, which decides what it does (the class comment of {@code java.lang.reflect.Proxy}).
 */
public final class ProxyClass {
    private static final String PROXY = "java/lang/reflect/Proxy";
    private static final String HANDLER = "java/lang/reflect/InvocationHandler";
    private static final String METHOD = "Ljava/lang/reflect/Method;";
    private static final String THROWABLE = "java/lang/Throwable";
    private static final String UNDECLARED = "java/lang/reflect/UndeclaredThrowableException";
    private static final String OBJECT = "java/lang/Object";
    private static final String CONSTRUCTOR = "<init>";
    private static final String TAKES_HANDLER = "(L" + HANDLER + ";)V";

    /**
     * A method that a proxy has.
     *
     * @param owner      internal name of the interface, or of {@code Object}, that declares it
     * @param exceptions internal names of those that it declares
     */
    public record Declared(String owner, String name, String descriptor, List<String> exceptions) {
        public Declared {
            exceptions = List.copyOf(exceptions);
        }
    }

    private ProxyClass() {
    }

    /**
     * @param name       internal name of the class
     * @param interfaces internal names
     * @param methods    those of the interfaces, and of {@code Object} those that can be overridden
     */
    public static ClassFile of(String name, List<String> interfaces, List<Declared> methods) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = name;
        node.superName = PROXY;
        node.interfaces.addAll(interfaces);
        MethodNode constructor = new MethodNode(0, CONSTRUCTOR, TAKES_HANDLER, null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitVarInsn(Opcodes.ALOAD, 1);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, PROXY, CONSTRUCTOR, TAKES_HANDLER, false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(2, 2);
        node.methods.add(constructor);
        node.methods.add(findMethods(name, methods));
        for (int i = 0; i < methods.size(); i++) {
            node.fields.add(new FieldNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, field(i), METHOD, null, null));
            node.methods.add(call(name, methods.get(i), i));
        }
        return ClassFile.of(node, "a proxy of " + String.join(", ", interfaces).replace('/', '.'));
    }

    private static String field(int number) {
        return "m" + number;
    }

    private static MethodNode findMethods(String name, List<Declared> methods) {
        MethodNode initialiser = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        for (int i = 0; i < methods.size(); i++) {
            Declared method = methods.get(i);
            Type[] parameters = Type.getArgumentTypes(method.descriptor());
            initialiser.visitLdcInsn(Type.getObjectType(method.owner()));
            initialiser.visitLdcInsn(method.name());
            initialiser.visitLdcInsn(parameters.length);
            initialiser.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Class");
            for (int k = 0; k < parameters.length; k++) {
                initialiser.visitInsn(Opcodes.DUP);
                initialiser.visitLdcInsn(k);
                classLiteral(initialiser, parameters[k]);
                initialiser.visitInsn(Opcodes.AASTORE);
            }
            initialiser.visitMethodInsn(Opcodes.INVOKESTATIC, "astryon/library/Proxies", "method",
                    "(Ljava/lang/Class;Ljava/lang/String;[Ljava/lang/Class;)" + METHOD, false);
            initialiser.visitFieldInsn(Opcodes.PUTSTATIC, name, field(i), METHOD);
        }
        initialiser.visitInsn(Opcodes.RETURN);
        initialiser.visitMaxs(6, 0);
        return initialiser;
    }

    private static void classLiteral(MethodNode method, Type type) {
        if (Boxes.isPrimitive(type)) {
            method.visitFieldInsn(Opcodes.GETSTATIC, Boxes.box(type), "TYPE", "Ljava/lang/Class;");
        } else {
            method.visitLdcInsn(type);
        }
    }

    /** What the handler throws leaves as it is if the method may throw it. */
    private static MethodNode call(String name, Declared declared, int number) {
        MethodNode method = new MethodNode(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, declared.name(), declared.descriptor(), null,
                declared.exceptions().toArray(String[]::new));
        Label start = new Label();
        Label end = new Label();
        Label passes = new Label();
        Label other = new Label();
        List<String> passing = new ArrayList<>(List.of("java/lang/Error", "java/lang/RuntimeException"));
        passing.addAll(declared.exceptions());
        passing.forEach(exception -> method.visitTryCatchBlock(start, end, passes, exception));
        method.visitTryCatchBlock(start, end, other, THROWABLE);
        method.visitLabel(start);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, PROXY, "h", "L" + HANDLER + ";");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETSTATIC, name, field(number), METHOD);
        int locals = arguments(method, Type.getArgumentTypes(declared.descriptor()));
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, HANDLER, "invoke", "(L" + OBJECT + ";" + METHOD + "[L" + OBJECT + ";)L" + OBJECT + ";", true);
        Type result = Type.getReturnType(declared.descriptor());
        if (result.getSort() == Type.VOID) {
            method.visitInsn(Opcodes.POP);
        } else {
            Boxes.unwrap(method, result);
        }
        method.visitInsn(result.getOpcode(Opcodes.IRETURN));
        method.visitLabel(end);
        method.visitLabel(passes);
        method.visitInsn(Opcodes.ATHROW);
        method.visitLabel(other);
        method.visitVarInsn(Opcodes.ASTORE, locals);
        method.visitTypeInsn(Opcodes.NEW, UNDECLARED);
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ALOAD, locals);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, UNDECLARED, CONSTRUCTOR, "(L" + THROWABLE + ";)V", false);
        method.visitInsn(Opcodes.ATHROW);
        method.visitMaxs(9, locals + 1);
        return method;
    }

    /** Pushes the arguments in an array, null if there are none. Yields the first local behind them. */
    private static int arguments(MethodNode method, Type[] parameters) {
        int local = 1;
        if (parameters.length == 0) {
            method.visitInsn(Opcodes.ACONST_NULL);
            return local;
        }
        method.visitLdcInsn(parameters.length);
        method.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
        for (int i = 0; i < parameters.length; i++) {
            method.visitInsn(Opcodes.DUP);
            method.visitLdcInsn(i);
            method.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), local);
            Boxes.wrap(method, parameters[i]);
            method.visitInsn(Opcodes.AASTORE);
            local += parameters[i].getSize();
        }
        return local;
    }
}
