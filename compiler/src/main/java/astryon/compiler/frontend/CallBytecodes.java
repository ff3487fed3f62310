package astryon.compiler.frontend;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Names;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls. What an intrinsic's row says goes in place of the call; of words and structs no receiver is checked. */
final class CallBytecodes {
    /** Two, with line numbers and labels. */
    private static final int MOST_INSTRUCTIONS_OF_CONSTANT = 8;

    private final Translation t;
    private final Intrinsics intrinsics;
    private final VariableHandles handles;

    CallBytecodes(Translation translation, Intrinsics intrinsics, VariableHandles handles) {
        this.t = translation;
        this.intrinsics = intrinsics;
        this.handles = handles;
    }

    void translate(MethodInsnNode instruction) {
        if (isPolymorphic(instruction)) {
            polymorphic(instruction);
            return;
        }
        JavaMethod method = resolve(instruction);
        if (method == null) {
            skip(instruction);
            return;
        }
        Value[] arguments = pop(method);
        if (method.isConstructor() && KnownTypes.isDialect(method.owner())) {
            makeWord(method, arguments);
            return;
        }
        if (WordsAndStructs.isAccessor(method)) {
            t.pushWide(t.conform(arguments[0], Type.I64));
            return;
        }
        if (method.isStatic()) {
            t.initialise(method.owner());
        }
        if (intrinsics.translate(method, arguments)) {
            return;
        }
        if (isTextOf(method) && t.words.isWord(arguments[0])) {
            t.push(t.words.text(arguments[0]), "Ljava/lang/String;");
            return;
        }
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = t.conform(arguments[i], method.parameters().get(i));
        }
        invoke(instruction.getOpcode(), method, instruction.owner, arguments);
    }

    /** The method that is meant; null if it was refused. */
    private JavaMethod resolve(MethodInsnNode instruction) {
        boolean isDoor = instruction.getOpcode() == Opcodes.INVOKESTATIC || instruction.name.equals("<init>");
        if (isLeftOut(instruction.owner, instruction.name, isDoor)) {
            return null;
        }
        try {
            JavaClass owner = t.world.classNamed(instruction.owner.charAt(0) == '[' ? "java/lang/Object" : instruction.owner);
            JavaMethod method = t.world.resolveMethod(owner, instruction.name, instruction.desc);
            return method.owner() != owner && isLeftOut(method.owner().name(), method.name(), isDoor) ? null : method;
        } catch (Refusal refusal) {
            t.refuse(Rule.BROKEN, refusal.getMessage());
            return null;
        }
    }

    /**
     * What a package of the JDK's does with its own classes is no news: it is reached through others of them, or is behind a test that fails.
     *
     * @param isDoor whether it takes no instance: of a class that is left out only such calls are refused, for without them there are no instances
     */
    private boolean isLeftOut(String owner, String method, boolean isDoor) {
        if (packageOf(owner).equals(packageOf(t.method.owner().name()))) {
            return false;
        }
        LeftOut ofClass = isDoor ? LeftOut.ofClass(owner) : null;
        LeftOut row = ofClass == null ? LeftOut.ofMethod(owner, method) : ofClass;
        if (row != null) {
            t.refuse(row, Names.javaName(owner) + (ofClass != null || method.equals("<init>") ? "" : "." + method));
        }
        return row != null;
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('/') + 1);
    }

    /** Leaves the stack as the call would. */
    private void skip(MethodInsnNode instruction) {
        for (int i = org.objectweb.asm.Type.getArgumentTypes(instruction.desc).length; i > 0; i--) {
            t.state.pop();
        }
        if (instruction.getOpcode() != Opcodes.INVOKESTATIC) {
            t.state.pop();
        }
        t.pushUnknown(instruction.desc.substring(instruction.desc.indexOf(')') + 1));
    }

    private void polymorphic(MethodInsnNode instruction) {
        org.objectweb.asm.Type[] declared = org.objectweb.asm.Type.getArgumentTypes(instruction.desc);
        Value[] arguments = new Value[declared.length];
        for (int i = arguments.length - 1; i >= 0; i--) {
            arguments[i] = t.state.pop();
        }
        Value handle = t.popReference();
        if (instruction.owner.endsWith("VarHandle")) {
            handles.translate(instruction, handle, arguments);
        } else {
            t.refuse(Rule.METHOD_HANDLE, instruction.owner.replace('/', '.') + "." + instruction.name);
            t.pushUnknown(instruction.desc.substring(instruction.desc.indexOf(')') + 1));
        }
    }

    private void invoke(int opcode, JavaMethod method, String owner, Value[] arguments) {
        boolean dynamic = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        if (!method.isStatic() && method.parameters().get(0) == Type.REF) {
            arguments[0] = t.nonNull(arguments[0]);
        }
        boolean direct = !dynamic || method.isDirect() || owner.charAt(0) == '[';
        Value constant = direct ? constantOf(method) : null;
        if (constant != null) {
            t.push(constant);
            return;
        }
        call(direct ? Op.CALL : Op.CALL_VIRTUAL, method, arguments);
    }

    private static boolean isOfJdk(JavaMethod method) {
        String owner = method.owner().name();
        return owner.startsWith("java/") || owner.startsWith("jdk/") || owner.startsWith("sun/");
    }

    /** What a method of the class library yields that does nothing but yield a constant: branches on it are decided here; else null. */
    private Value constantOf(JavaMethod method) {
        if (!isOfJdk(method) || method.code() == null || method.code().node().instructions.size() > MOST_INSTRUCTIONS_OF_CONSTANT) {
            return null;
        }
        int[] opcodes = new int[2];
        int count = 0;
        for (AbstractInsnNode instruction : method.code().node().instructions) {
            if (instruction.getOpcode() >= 0) {
                if (count == 2) {
                    return null;
                }
                opcodes[count++] = instruction.getOpcode();
            }
        }
        if (opcodes[1] == Opcodes.IRETURN && opcodes[0] >= Opcodes.ICONST_M1 && opcodes[0] <= Opcodes.ICONST_5) {
            return t.intConstant(opcodes[0] - Opcodes.ICONST_0);
        }
        return opcodes[1] == Opcodes.ARETURN && opcodes[0] == Opcodes.ACONST_NULL ? t.nullConstant() : null;
    }

    /** Calls {@code method} and pushes what it returns. */
    private void call(Op op, JavaMethod method, Value... arguments) {
        Value result = t.emit(op, method.result(), method, arguments);
        if (method.result() != Type.VOID) {
            String descriptor = method.descriptor();
            t.push(result, descriptor.substring(descriptor.indexOf(')') + 1));
        }
    }

    /** The arguments as they are on the stack, the receiver first; conforming to the parameters is for later. */
    private Value[] pop(JavaMethod method) {
        org.objectweb.asm.Type[] declared = org.objectweb.asm.Type.getArgumentTypes(method.descriptor());
        Value[] arguments = new Value[method.isStatic() ? declared.length : declared.length + 1];
        for (int i = declared.length - 1, at = arguments.length - 1; i >= 0; i--, at--) {
            arguments[at] = t.state.pop();
            t.checkDeclared(arguments[at], declared[i].getDescriptor());
        }
        if (!method.isStatic()) {
            arguments[0] = t.popReference();
        }
        return arguments;
    }

    private void makeWord(JavaMethod constructor, Value[] arguments) {
        boolean canonical = WordsAndStructs.isWord(constructor.owner()) && constructor.descriptor().equals("(J)V");
        if (!canonical && WordsAndStructs.isWord(constructor.owner())) {
            t.refuse(Rule.WORD_CONSTRUCTOR);
        }
        t.words.make(arguments[0], canonical ? t.conform(arguments[1], Type.I64) : t.constant(Type.I64, 0), constructor.owner());
    }

    /** {@code String.valueOf(Object)}, which javac puts around operands of a concatenation that are no strings. */
    private static boolean isTextOf(JavaMethod method) {
        return method.name().equals("valueOf") && method.owner().name().equals("java/lang/String")
                && method.descriptor().equals("(Ljava/lang/Object;)Ljava/lang/String;");
    }

    /** Signature polymorphic methods (JVMS 2.9.3) have a descriptor of their own at each call. */
    private static boolean isPolymorphic(MethodInsnNode instruction) {
        return switch (instruction.owner) {
            case "java/lang/invoke/MethodHandle" -> instruction.name.startsWith("invoke") && !instruction.name.equals("invokeWithArguments")
                    || instruction.name.startsWith("linkTo");
            case "java/lang/invoke/VarHandle" -> instruction.name.startsWith("get") || instruction.name.startsWith("set")
                    || instruction.name.startsWith("compareAnd") || instruction.name.startsWith("weakCompareAnd");
            default -> false;
        };
    }
}
