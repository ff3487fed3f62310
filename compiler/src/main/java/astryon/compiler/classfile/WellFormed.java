package astryon.compiler.classfile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Names and descriptors are what JVMS 4.2 and 4.3 allow, and without control characters, so that whoever takes one apart or
 * prints it need not look; members are there once, and what is called an initialiser is one. ASM does not check that. A violation is an {@code IllegalArgumentException}.
 */
final class WellFormed {
    private WellFormed() {
    }

    static void check(ClassNode node) {
        className(node.name);
        if (node.superName == null ? !node.name.equals("java/lang/Object") && !node.name.endsWith("module-info") : node.superName.startsWith("[")) {
            throw new IllegalArgumentException("superclass");
        }
        if (node.superName != null) {
            className(node.superName);
        }
        node.interfaces.forEach(WellFormed::className);
        for (FieldNode field : node.fields) {
            memberName(field.name);
            fieldDescriptor(field.desc);
        }
        for (MethodNode method : node.methods) {
            methodName(method.name);
            methodDescriptor(method.desc);
            initialiser(method);
            code(method);
        }
        unique(node.fields.stream().map(field -> field.name + ":" + field.desc));
        unique(node.methods.stream().map(method -> method.name + method.desc));
    }

    /** What JVMS 4.6 asks of methods with special names, and of all that they have code or are said to have none. */
    private static void initialiser(MethodNode method) {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        boolean bodiless = (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
        boolean good = switch (method.name) {
            case "<clinit>" -> isStatic && !bodiless && method.desc.equals("()V");
            case "<init>" -> !isStatic && !bodiless && method.desc.endsWith(")V");
            default -> true;
        };
        if (!good || bodiless == method.instructions.size() > 0) {
            throw new IllegalArgumentException("method");
        }
    }

    private static void unique(Stream<String> members) {
        Set<String> seen = new HashSet<>();
        members.forEach(member -> {
            if (!seen.add(member)) {
                throw new IllegalArgumentException("member twice");
            }
        });
    }

    /** Only {@code invokespecial} calls a constructor, nothing an initialiser (JVMS 4.9.1). */
    private static void call(MethodInsnNode call) {
        classOrArray(call.owner);
        methodName(call.name);
        methodDescriptor(call.desc);
        boolean constructor = call.name.equals("<init>");
        if (call.name.equals("<clinit>") || constructor && (call.getOpcode() != Opcodes.INVOKESPECIAL || !call.desc.endsWith(")V") || call.owner.startsWith("["))) {
            throw new IllegalArgumentException("call");
        }
    }

    private static void code(MethodNode method) {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.type != null) {
                classOrArray(block.type);
            }
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call) {
                call(call);
            } else if (instruction instanceof FieldInsnNode field) {
                className(field.owner);
                memberName(field.name);
                fieldDescriptor(field.desc);
            } else if (instruction instanceof TypeInsnNode type) {
                classOrArray(type.desc);
            } else if (instruction instanceof MultiANewArrayInsnNode array) {
                fieldDescriptor(array.desc);
                if (array.dims < 1 || array.desc.lastIndexOf('[') + 1 < array.dims) {
                    throw new IllegalArgumentException("dimensions");
                }
            } else if (instruction instanceof InvokeDynamicInsnNode call) {
                memberName(call.name);
                methodDescriptor(call.desc);
                List.of(call.bsmArgs).forEach(WellFormed::constant);
                constant(call.bsm);
            } else if (instruction instanceof LdcInsnNode load) {
                constant(load.cst);
            }
        }
    }

    private static void constant(Object constant) {
        if (constant instanceof Type type) {
            if (type.getSort() == Type.METHOD) {
                methodDescriptor(type.getDescriptor());
            } else {
                fieldDescriptor(type.getDescriptor());
            }
        } else if (constant instanceof Handle handle) {
            classOrArray(handle.getOwner());
            methodName(handle.getName());
            if (handle.getTag() <= 4) {
                fieldDescriptor(handle.getDesc());
            } else {
                methodDescriptor(handle.getDesc());
            }
        } else if (constant instanceof ConstantDynamic dynamic) {
            memberName(dynamic.getName());
            fieldDescriptor(dynamic.getDescriptor());
        }
    }

    private static void memberName(String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> Character.isISOControl(c) || c == '.' || c == ';' || c == '[' || c == '/')) {
            throw new IllegalArgumentException("name");
        }
    }

    private static void methodName(String name) {
        memberName(name);
        if (!name.equals("<init>") && !name.equals("<clinit>") && (name.indexOf('<') >= 0 || name.indexOf('>') >= 0)) {
            throw new IllegalArgumentException("name");
        }
    }

    private static void className(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.endsWith("/") || name.contains("//")
                || name.chars().anyMatch(c -> Character.isISOControl(c) || c == '.' || c == ';' || c == '[')) {
            throw new IllegalArgumentException("class name");
        }
    }

    private static void classOrArray(String name) {
        if (name.startsWith("[")) {
            fieldDescriptor(name);
        } else {
            className(name);
        }
    }

    private static void fieldDescriptor(String descriptor) {
        if (fieldEnd(descriptor, 0) != descriptor.length()) {
            throw new IllegalArgumentException("descriptor");
        }
    }

    private static void methodDescriptor(String descriptor) {
        if (descriptor.charAt(0) != '(') {
            throw new IllegalArgumentException("descriptor");
        }
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            at = fieldEnd(descriptor, at);
        }
        if (!descriptor.endsWith(")V")) {
            fieldDescriptor(descriptor.substring(at + 1));
        }
    }

    /** Where the field descriptor that starts at {@code start} ends. */
    private static int fieldEnd(String descriptor, int start) {
        int at = start;
        while (descriptor.charAt(at) == '[') {
            at++;
        }
        if (at - start > 255) {
            throw new IllegalArgumentException("dimensions");
        }
        if (descriptor.charAt(at) == 'L') {
            int end = descriptor.indexOf(';', at);
            className(descriptor.substring(at + 1, end));
            return end + 1;
        }
        if ("ZBSCIJFD".indexOf(descriptor.charAt(at)) < 0) {
            throw new IllegalArgumentException("descriptor");
        }
        return at + 1;
    }
}
