package astryon.compiler.classfile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * An annotation interface, as its class file has it.
 *
 * @param name     internal name
 * @param elements in the order of the file; the place of an element is its number
 */
record AnnotationInterface(String name, List<Element> elements) {

    /**
     * @param descriptor   of its type
     * @param defaultValue as ASM has it, or null
     */
    record Element(String name, String descriptor, Object defaultValue) {
    }

    static AnnotationInterface of(ClassFile file) {
        return new AnnotationInterface(file.name(), file.methods().stream()
                .filter(method -> (method.modifiers() & Opcodes.ACC_ABSTRACT) != 0 && method.descriptor().startsWith("()"))
                .map(method -> new Element(method.name(), method.descriptor().substring("()".length()), method.shown().defaultValue())).toList());
    }

    /**
     * The values of an annotation's elements, by name, in the order in which the JDK keeps and prints them: those that have defaults as a hash
     * table that starts without a place has them, then the others as they are written.
     */
    Map<String, Object> values(AnnotationNode annotation) {
        Map<String, Object> defaults = new HashMap<>(0);
        elements.stream().filter(element -> element.defaultValue != null).forEach(element -> defaults.put(element.name, element.defaultValue));
        Map<String, Object> values = new LinkedHashMap<>(defaults);
        for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
            String element = (String) annotation.values.get(i);
            if (elements.stream().anyMatch(known -> known.name.equals(element))) {
                values.put(element, annotation.values.get(i + 1));
            }
        }
        return values;
    }

    /** The number of the element of this name. */
    int number(String element) {
        return elements.stream().map(Element::name).toList().indexOf(element);
    }
}
