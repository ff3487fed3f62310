package astryon.compiler.world;

import java.util.ArrayList;
import java.util.List;

/** Which member a reference means and which method a call runs: JVMS 17, sections 5.4.3.2 to 5.4.6. Access rights are javac's business. */
final class Resolution {
    private Resolution() {
    }

    /** The method meant by a reference, or null; {@code Object}'s methods of an interface are the caller's business. */
    static JavaMethod method(JavaClass owner, String name, String descriptor) {
        for (JavaClass type = owner; type != null; type = type.superclass()) {
            JavaMethod method = type.declaredMethod(name, descriptor);
            if (method != null) {
                return method;
            }
        }
        return fromInterfaces(owner, name, descriptor);
    }

    static JavaField field(JavaClass owner, String name) {
        for (JavaClass type = owner; type != null; type = type.superclass()) {
            JavaField field = type.declaredField(name);
            if (field != null) {
                return field;
            }
            for (JavaClass supertype : type.supertypes()) {
                if (supertype.isInterface() && supertype.declaredField(name) != null) {
                    return supertype.declaredField(name);
                }
            }
        }
        return null;
    }

    /** What runs on {@code receiver}; {@code declared} itself if nothing overrides it. */
    static JavaMethod select(JavaClass receiver, JavaMethod declared) {
        if (declared.isDirect()) {
            return declared;
        }
        for (JavaClass type = receiver; type != null; type = type.superclass()) {
            JavaMethod method = type.declaredMethod(declared.name(), declared.descriptor());
            if (method == declared || method != null && canOverride(method, declared)) {
                return method;
            }
        }
        JavaMethod method = fromInterfaces(receiver, declared.name(), declared.descriptor());
        return method == null ? declared : method;
    }

    /** JVMS 5.4.5. The declared method is neither private nor static. */
    static boolean canOverride(JavaMethod method, JavaMethod declared) {
        if (method.isPrivate() || method.isStatic()) {
            return false;
        }
        if (declared.isPublic() || declared.isProtected() || declared.owner().isInterface() || samePackage(method, declared)) {
            return true;
        }
        // A package-private method is overridden from outside through one of its package that widened it.
        for (JavaClass type = method.owner().superclass(); type != null && type != declared.owner(); type = type.superclass()) {
            JavaMethod between = type.declaredMethod(declared.name(), declared.descriptor());
            if (between != null && samePackage(between, declared) && (between.isPublic() || between.isProtected())) {
                return true;
            }
        }
        return false;
    }

    private static boolean samePackage(JavaMethod a, JavaMethod b) {
        return Names.packageOf(a.owner().name()).equals(Names.packageOf(b.owner().name()));
    }

    /**
     * The maximally specific method among those of the superinterfaces (JVMS 5.4.3.3): one that no subinterface overrides. If just one
     * of them has code it is that one; if none has, or several, the first that is abstract or, for want of one, the first.
     */
    private static JavaMethod fromInterfaces(JavaClass owner, String name, String descriptor) {
        List<JavaMethod> candidates = new ArrayList<>();
        for (JavaClass type : owner.supertypes()) {
            JavaMethod method = type.isInterface() ? type.declaredMethod(name, descriptor) : null;
            if (method != null && !method.isPrivate() && !method.isStatic()) {
                candidates.add(method);
            }
        }
        List<JavaMethod> mostSpecific = candidates.stream().filter(method -> candidates.stream().noneMatch(
                other -> other != method && other.owner().supertypes().contains(method.owner()))).toList();
        List<JavaMethod> withCode = mostSpecific.stream().filter(method -> !method.isAbstract()).toList();
        if (withCode.size() == 1) {
            return withCode.get(0);
        }
        return mostSpecific.stream().filter(JavaMethod::isAbstract).findFirst().orElse(mostSpecific.isEmpty() ? null : mostSpecific.get(0));
    }
}
