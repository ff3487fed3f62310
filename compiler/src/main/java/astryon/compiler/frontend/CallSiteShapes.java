package astryon.compiler.frontend;

import java.util.Arrays;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Whether a call site gives its bootstrap method what that takes. On a JVM one that does not fails when it is linked; whoever translates it relies on it. */
final class CallSiteShapes {
    private static final int MARKERS = 2;
    private static final int BRIDGES = 4;

    private CallSiteShapes() {
    }

    static boolean fits(InvokeDynamicInsnNode site) {
        Object[] given = site.bsmArgs;
        return switch (site.bsm.getName()) {
            case "metafactory" -> given.length == 3 && isLambda(site);
            case "altMetafactory" -> given.length > 3 && isLambda(site) && areAlternatives(given);
            case "makeConcat" -> given.length == 0 && isConcatenation(site);
            case "makeConcatWithConstants" -> given.length > 0 && given[0] instanceof String recipe && isConcatenation(site)
                    && recipe.chars().filter(c -> c == StringConcatenation.ARGUMENT).count() == Type.getArgumentTypes(site.desc).length
                    && recipe.chars().filter(c -> c == StringConcatenation.CONSTANT).count() == given.length - 1;
            case "bootstrap" -> isRecordMethod(site);
            default -> site.desc.endsWith("I)I") && Type.getArgumentTypes(site.desc).length == 2 && isObject(Type.getArgumentTypes(site.desc)[0]);
        };
    }

    private static boolean isObject(Type type) {
        return type.getSort() >= Type.ARRAY;
    }

    private static boolean isMethod(Object constant) {
        return constant instanceof Type type && type.getSort() == Type.METHOD;
    }

    /** The interface's method, the method to call, the types it is called with: as many, after what is captured. */
    private static boolean isLambda(InvokeDynamicInsnNode site) {
        Object[] given = site.bsmArgs;
        if (!isMethod(given[0]) || !(given[1] instanceof Handle target) || target.getTag() < Opcodes.H_INVOKEVIRTUAL || !isMethod(given[2])
                || Type.getReturnType(site.desc).getSort() != Type.OBJECT) {
            return false;
        }
        Type wanted = (Type) given[0];
        int count = wanted.getArgumentTypes().length;
        boolean yields = target.getTag() == Opcodes.H_NEWINVOKESPECIAL || Type.getReturnType(target.getDesc()) != Type.VOID_TYPE;
        return ((Type) given[2]).getArgumentTypes().length == count && (yields || wanted.getReturnType() == Type.VOID_TYPE)
                && Lambdas.parameters(target).length == Type.getArgumentTypes(site.desc).length + count;
    }

    private static boolean areAlternatives(Object[] given) {
        if (!(given[3] instanceof Integer flags)) {
            return false;
        }
        int at = 4;
        int types = ((Type) given[0]).getArgumentTypes().length;
        for (int kind : new int[] {MARKERS, BRIDGES}) {
            if ((flags & kind) != 0) {
                if (at >= given.length || !(given[at] instanceof Integer count) || count < 0 || count > given.length - at - 1) {
                    return false;
                }
                boolean fit = Arrays.stream(given, at + 1, at + 1 + count).allMatch(type -> kind == BRIDGES
                        ? isMethod(type) && ((Type) type).getArgumentTypes().length == types : type instanceof Type marker && marker.getSort() == Type.OBJECT);
                if (!fit) {
                    return false;
                }
                at += 1 + count;
            }
        }
        return true;
    }

    private static boolean isConcatenation(InvokeDynamicInsnNode site) {
        return site.desc.endsWith(")Ljava/lang/String;");
    }

    /** The record, the names of its components, a getter of the field of each. */
    private static boolean isRecordMethod(InvokeDynamicInsnNode site) {
        Object[] given = site.bsmArgs;
        if (given.length < 2 || !(given[0] instanceof Type type) || type.getSort() != Type.OBJECT || !(given[1] instanceof String)) {
            return false;
        }
        String self = "(" + type.getDescriptor();
        boolean fits = switch (site.name) {
            case "toString" -> site.desc.equals(self + ")Ljava/lang/String;");
            case "hashCode" -> site.desc.equals(self + ")I");
            case "equals" -> site.desc.equals(self + "Ljava/lang/Object;)Z");
            default -> false;
        };
        return fits && Arrays.stream(given, 2, given.length).allMatch(getter -> getter instanceof Handle handle && handle.getTag() == Opcodes.H_GETFIELD);
    }
}
