package astryon.compiler.classfile;

import java.util.List;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * A class as its file has it, with substitutions merged in; names are internal.
 *
 * @param superclass empty for {@code Object}
 * @param sourceFile without folder, empty if the file does not say
 * @param origin     the file it came from, for messages
 * @param library    whether it is the JDK's own and not the program's or the runtime's
 */
public record ClassFile(String name, int modifiers, String superclass, List<String> interfaces, String sourceFile, Annotations annotations,
        List<Field> fields, List<Method> methods, String origin, boolean library, Declaration declaration) {

    /**
     * What the source said of a class and only reflection asks for.
     *
     * @param modifiers  as declared, which for a nested class differ from what its file's access flags say
     * @param simpleName empty for an anonymous class
     * @param declaring  internal name of the class it is a member of, or null
     * @param enclosing  internal name of the class its source is inside of, or null
     * @param signature  the generic signature, or null
     */
    public record Declaration(int modifiers, String simpleName, String declaring, String enclosing, String signature, boolean isRecord) {
        static Declaration of(ClassNode node) {
            int modifiers = node.access;
            String simpleName = node.name.substring(node.name.lastIndexOf('/') + 1);
            String declaring = null;
            String enclosing = node.outerClass;
            for (InnerClassNode inner : node.innerClasses) {
                if (inner.name.equals(node.name)) {
                    modifiers = inner.access;
                    simpleName = inner.innerName == null ? "" : inner.innerName;
                    declaring = inner.outerName;
                    enclosing = enclosing == null ? inner.outerName : enclosing;
                }
            }
            return new Declaration(modifiers, simpleName, declaring, enclosing, node.signature, node.recordComponents != null);
        }
    }

    /** The model of a class that the compiler makes itself. */
    public static ClassFile of(ClassNode node, String origin) {
        return ClassBytes.model(node, origin, false);
    }

    /**
     * The source line the class is declared at, 0 if unknown. Class files do not say; a constructor that javac wrote, and that of a record, has
     * the line of the declaration, and one that a programmer wrote stands not far from it.
     */
    public int line() {
        return methods.stream().filter(method -> method.name.equals("<init>") && method.line > 0).mapToInt(Method::line).min().orElse(0);
    }

    /**
     * @param constant  of a {@code static final} field with a constant: Integer, Long, Float, Double or String; else null
     * @param signature the generic signature, or null
     */
    public record Field(String name, String descriptor, int modifiers, Object constant, Annotations annotations, String signature) {
    }

    /**
     * What only reflection asks of a method.
     *
     * @param signature    the generic signature, or null
     * @param exceptions   internal names of those declared
     * @param parameters   the annotations of each parameter; empty if there are none at all
     * @param defaultValue of an annotation's element, as ASM has it; else null
     * @param names        of the parameters, as far as javac was asked to keep them; else empty
     */
    public record Shown(String signature, List<String> exceptions, List<Annotations> parameters, Object defaultValue, List<Parameter> names) {
    }

    /** @param name null for one that has none */
    public record Parameter(String name, int modifiers) {
    }

    /**
     * @param code        null for abstract and native methods
     * @param sourceClass internal name of the class its source is in: for a merged method the substitute
     * @param line        the first source line of its code, 0 if unknown
     */
    public record Method(String name, String descriptor, int modifiers, MethodCode code, Annotations annotations, String sourceFile,
            String sourceClass, int line, Shown shown) {
    }
}
