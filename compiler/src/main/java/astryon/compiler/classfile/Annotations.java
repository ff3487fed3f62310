package astryon.compiler.classfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * The annotations of one class, field or method. Types are descriptors; only elements written in the source are present, for
 * defaults are in the annotation's own class file.
 *
 * @param visible those that a program can ask for when it runs, as ASM has them, in the order of the file
 */
public record Annotations(Map<String, Map<String, Object>> byType, List<AnnotationNode> visible) {
    public static final Annotations NONE = new Annotations(Map.of(), List.of());

    public boolean has(String descriptor) {
        return byType.containsKey(descriptor);
    }

    /** A string element, or the name of the constant of an enum element. */
    public Optional<String> text(String descriptor, String element) {
        return Optional.ofNullable((String) byType.getOrDefault(descriptor, Map.of()).get(element));
    }

    /** An int element, {@code missing} if it is not written. */
    public int number(String descriptor, String element, int missing) {
        return (Integer) byType.getOrDefault(descriptor, Map.of()).getOrDefault(element, missing);
    }

    /** A boolean element; false if it is not written. */
    public boolean flag(String descriptor, String element) {
        return (Boolean) byType.getOrDefault(descriptor, Map.of()).getOrDefault(element, false);
    }
}
