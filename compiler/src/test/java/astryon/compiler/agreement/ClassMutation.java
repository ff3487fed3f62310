package astryon.compiler.agreement;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * One random change of a class file: of its bytes, of its constant pool, of its attributes' lengths, or, so that the file as such stays whole,
 * of its declarations or its instructions. The random numbers decide all.
 */
final class ClassMutation {
    private static final String[] TYPES = {"java/lang/Object", "java/lang/String", "java/lang/Integer", "[I", "[Ljava/lang/Object;", "java/lang/Runnable",
        "java/lang/Throwable", "no/such/Type", "java/util/ArrayList", "java/lang/Class", "[[J", "java/lang/Enum", "java/lang/Record"};
    private static final String[] DESCRIPTORS = {"()V", "()I", "(I)V", "(J)J", "()Ljava/lang/Object;", "(Ljava/lang/Object;)V", "(DD)D", "([I)I"};
    private static final String[] FIELD_TYPES = {"I", "J", "D", "F", "Z", "B", "Ljava/lang/Object;", "Ljava/lang/String;", "[I", "[Ljava/lang/String;"};

    private final Random random;
    private final byte[] original;

    private ClassMutation(byte[] original, Random random) {
        this.original = original;
        this.random = random;
    }

    /** A changed copy; it may be no class file any more. */
    static byte[] of(byte[] original, Random random) {
        return new ClassMutation(original, random).mutate();
    }

    private byte[] mutate() {
        int choice = random.nextInt(12);
        if (choice < 2) {
            return bytesChanged();
        }
        if (choice < 3) {
            return Arrays.copyOf(original, 10 + random.nextInt(original.length - 10));
        }
        if (choice < 5) {
            return constantsSwapped();
        }
        ClassNode node = new ClassNode();
        new ClassReader(original).accept(node, ClassReader.SKIP_FRAMES);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            if (choice < 7) {
                changeDeclarations(node);
            } else {
                changeCode(node);
            }
        }
        try {
            ClassWriter writer = new ClassWriter(0);
            node.accept(writer);
            return writer.toByteArray();
        } catch (RuntimeException e) {
            // What cannot be written is no class file: some other change then.
            return bytesChanged();
        }
    }

    private byte[] bytesChanged() {
        byte[] bytes = original.clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = 10 + random.nextInt(bytes.length - 10);
            bytes[at] = random.nextBoolean() ? (byte) (bytes[at] ^ 1 << random.nextInt(8)) : (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Exchanges two entries of the constant pool, of one kind or of two. */
    private byte[] constantsSwapped() {
        ClassReader reader = new ClassReader(original);
        List<int[]> entries = new ArrayList<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            if (reader.getItem(i) > 0) {
                int start = reader.getItem(i) - 1;
                entries.add(new int[] {start, start + sizeOfConstant(start)});
            }
        }
        int[] one = any(entries);
        int[] other = any(entries);
        for (int tries = 0; tries < 20 && original[one[0]] != original[other[0]] && random.nextInt(10) > 0; tries++) {
            other = any(entries);
        }
        int[] first = one[0] < other[0] ? one : other;
        int[] second = first == one ? other : one;
        if (first[0] == second[0]) {
            return bytesChanged();
        }
        ByteBuffer changed = ByteBuffer.allocate(original.length);
        changed.put(original, 0, first[0]).put(original, second[0], second[1] - second[0]).put(original, first[1], second[0] - first[1])
                .put(original, first[0], first[1] - first[0]).put(original, second[1], original.length - second[1]);
        return changed.array();
    }

    private int sizeOfConstant(int at) {
        return switch (original[at]) {
            case 1 -> 3 + ((original[at + 1] & 255) << 8 | original[at + 2] & 255);
            case 7, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            case 5, 6 -> 9;
            default -> 5;
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String any(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void changeDeclarations(ClassNode node) {
        switch (random.nextInt(node.methods.isEmpty() ? 4 : 9)) {
            case 0 -> node.access ^= 1 << random.nextInt(16);
            case 1 -> node.superName = random.nextInt(4) == 0 ? node.name : any(TYPES);
            case 2 -> node.interfaces.add(any(TYPES));
            case 3 -> node.interfaces.clear();
            case 4 -> any(node.methods).access ^= 1 << random.nextInt(16);
            case 5 -> any(node.methods).desc = any(DESCRIPTORS);
            case 6 -> node.methods.remove(random.nextInt(node.methods.size()));
            case 7 -> {
                if (!node.fields.isEmpty()) {
                    FieldNode field = any(node.fields);
                    if (random.nextBoolean()) {
                        field.desc = any(FIELD_TYPES);
                    } else {
                        field.access ^= 1 << random.nextInt(16);
                    }
                }
            }
            default -> {
                MethodNode method = any(node.methods);
                method.name = random.nextBoolean() ? any(node.methods).name : "<clinit>";
            }
        }
    }

    private void changeCode(ClassNode node) {
        List<MethodNode> bodies = node.methods.stream().filter(method -> method.instructions.size() > 0).toList();
        if (bodies.isEmpty()) {
            changeDeclarations(node);
            return;
        }
        MethodNode method = any(bodies);
        InsnList code = method.instructions;
        AbstractInsnNode instruction = code.get(random.nextInt(code.size()));
        switch (random.nextInt(10)) {
            case 0 -> method.maxStack = random.nextInt(4);
            case 1 -> method.maxLocals = random.nextInt(4);
            case 2 -> {
                if (!method.tryCatchBlocks.isEmpty()) {
                    TryCatchBlockNode region = any(method.tryCatchBlocks);
                    if (random.nextBoolean()) {
                        region.handler = anyLabel(code, region.handler);
                    } else {
                        region.type = any(TYPES);
                    }
                }
            }
            case 3 -> {
                if (instruction.getOpcode() >= 0) {
                    code.remove(instruction);
                }
            }
            case 4 -> code.insert(instruction, new InsnNode(anyPlain()));
            default -> change(instruction, code);
        }
    }

    private int anyPlain() {
        int opcode = random.nextInt(Opcodes.MONITOREXIT + 1);
        return isPlain(opcode) ? opcode : Opcodes.DUP;
    }

    /** Whether it is an opcode without operands. */
    private static boolean isPlain(int opcode) {
        return opcode <= Opcodes.DCONST_1 || opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD || opcode >= Opcodes.IASTORE && opcode <= Opcodes.LXOR
                || opcode >= Opcodes.I2L && opcode <= Opcodes.DCMPG || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
                || opcode == Opcodes.ARRAYLENGTH || opcode == Opcodes.ATHROW || opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
    }

    private LabelNode anyLabel(InsnList code, LabelNode otherwise) {
        List<LabelNode> labels = new ArrayList<>();
        for (AbstractInsnNode instruction : code) {
            if (instruction instanceof LabelNode label) {
                labels.add(label);
            }
        }
        return labels.isEmpty() ? otherwise : any(labels);
    }

    /** Another of its kind. */
    private void change(AbstractInsnNode instruction, InsnList code) {
        if (instruction instanceof VarInsnNode local) {
            if (random.nextBoolean()) {
                local.var = random.nextInt(6);
            } else {
                local.setOpcode(local.getOpcode() < Opcodes.ISTORE ? Opcodes.ILOAD + random.nextInt(5) : Opcodes.ISTORE + random.nextInt(5));
            }
        } else if (instruction instanceof JumpInsnNode jump) {
            if (random.nextBoolean()) {
                jump.label = anyLabel(code, jump.label);
            } else {
                jump.setOpcode(random.nextInt(8) == 0 ? Opcodes.JSR : Opcodes.IFEQ + random.nextInt(15));
            }
        } else if (instruction instanceof MethodInsnNode call) {
            switch (random.nextInt(5)) {
                case 0 -> call.desc = any(DESCRIPTORS);
                case 1 -> call.owner = any(TYPES);
                case 2 -> call.name = random.nextBoolean() ? "<init>" : "toString";
                case 3 -> call.itf = !call.itf;
                default -> call.setOpcode(Opcodes.INVOKEVIRTUAL + random.nextInt(4));
            }
        } else if (instruction instanceof FieldInsnNode field) {
            switch (random.nextInt(3)) {
                case 0 -> field.desc = any(FIELD_TYPES);
                case 1 -> field.owner = any(TYPES);
                default -> field.setOpcode(Opcodes.GETSTATIC + random.nextInt(4));
            }
        } else if (instruction instanceof TypeInsnNode type) {
            type.desc = any(TYPES);
        } else if (instruction instanceof IntInsnNode number) {
            number.operand = number.getOpcode() == Opcodes.NEWARRAY ? 4 + random.nextInt(8) : random.nextInt(200) - 100;
        } else if (instruction instanceof IincInsnNode increment) {
            increment.var = random.nextInt(6);
        } else if (instruction instanceof LdcInsnNode constant) {
            constant.cst = new Object[] {1, 2L, 3f, 4.0, "text", org.objectweb.asm.Type.INT_TYPE, org.objectweb.asm.Type.getObjectType("no/such/Type"),
                new Handle(Opcodes.H_INVOKESTATIC, "java/lang/Math", "abs", "(I)I", false), org.objectweb.asm.Type.getMethodType("()V")}[random.nextInt(9)];
        } else if (instruction instanceof InvokeDynamicInsnNode site) {
            changeSite(site);
        } else if (instruction instanceof InsnNode) {
            code.set(instruction, new InsnNode(anyPlain()));
        }
    }

    private void changeSite(InvokeDynamicInsnNode site) {
        switch (random.nextInt(4)) {
            case 0 -> site.desc = any(DESCRIPTORS);
            case 1 -> site.name = "other";
            case 2 -> site.bsmArgs = Arrays.copyOf(site.bsmArgs, random.nextInt(site.bsmArgs.length + 1));
            default -> {
                if (site.bsmArgs.length > 0) {
                    site.bsmArgs[random.nextInt(site.bsmArgs.length)] = random.nextBoolean() ? "text" : org.objectweb.asm.Type.getMethodType(any(DESCRIPTORS));
                }
            }
        }
    }
}
