package astryon.compiler.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers classes in preorder over the tree of superclasses, arrays below {@code Object}, so that a subclass test is one range
 * compare, and gives each tested interface a bit. Interfaces and primitive types have no number. Siblings are in the order of
 * their names, so that numbers do not depend on the order of discovery.
 */
final class TypeNumbers {
    /** By number; what has none comes last, by name. */
    static final Comparator<JavaClass> ORDER = Comparator.<JavaClass>comparingInt(c -> c.typeId() < 0 ? Integer.MAX_VALUE : c.typeId())
            .thenComparing(JavaClass::name);

    private final Collection<JavaClass> hubs;
    private final Collection<JavaClass> testedInterfaces;

    TypeNumbers(Collection<JavaClass> hubs, Collection<JavaClass> testedInterfaces) {
        this.hubs = hubs;
        this.testedInterfaces = testedInterfaces;
    }

    void assign() {
        Map<JavaClass, List<JavaClass>> children = new HashMap<>();
        List<JavaClass> roots = new ArrayList<>();
        List<JavaClass> sorted = new ArrayList<>(hubs);
        // From the last name to the first: the stack below turns siblings round.
        sorted.sort(Comparator.comparing(JavaClass::name).reversed());
        for (JavaClass type : sorted) {
            if (type.superclass() != null) {
                children.computeIfAbsent(type.superclass(), c -> new ArrayList<>()).add(type);
            } else if (!type.isInterface() && type.kind() != JavaClass.Kind.PRIMITIVE) {
                roots.add(type);
            }
        }
        int next = 0;
        ArrayList<JavaClass> preorder = new ArrayList<>();
        ArrayDeque<JavaClass> stack = new ArrayDeque<>();
        roots.forEach(stack::push);
        while (!stack.isEmpty()) {
            JavaClass type = stack.pop();
            type.typeId = next;
            type.lastTypeId = next++;
            preorder.add(type);
            children.getOrDefault(type, List.of()).forEach(stack::push);
        }
        for (int i = preorder.size() - 1; i >= 0; i--) {
            JavaClass superclass = preorder.get(i).superclass();
            if (superclass != null) {
                superclass.lastTypeId = Math.max(superclass.lastTypeId, preorder.get(i).lastTypeId);
            }
        }
        int bit = 0;
        for (JavaClass type : testedInterfaces.stream().sorted(Comparator.comparing(JavaClass::name)).toList()) {
            type.interfaceBit = bit++;
        }
    }
}
