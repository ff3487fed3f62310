package astryon.compiler.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks the objects that go into the image, from constants in code and from static fields that code uses. */
final class HeapWalk {
    private final Reachability found;
    private final StaticInitialiser initialiser;
    private final List<JavaField> fields = new ArrayList<>();
    private final Set<HeapObject> walked = new LinkedHashSet<>();

    HeapWalk(Reachability found, StaticInitialiser initialiser) {
        this.found = found;
        this.initialiser = initialiser;
    }

    void addField(JavaField field) {
        fields.add(field);
        walkField(field);
    }

    private void walkField(JavaField field) {
        StaticValue value = initialiser.valueOf(field).orElse(null);
        if (value instanceof StaticValue.Reference reference) {
            walk(reference.object(), Origin.of(field, 0));
        } else if (value instanceof StaticValue.LinkAddress address) {
            found.takeAddress(address.target(), Origin.of(field, 0));
        }
    }

    /** Visits {@code root} and all it refers to, unless that has been. */
    void walk(HeapObject root, Origin origin) {
        if (walked.contains(root)) {
            return;
        }
        visit(root, origin);
        expand(new ArrayDeque<>(List.of(root)));
    }

    /** Visits what fields and objects refer to by now and did not when they were walked. */
    void walkAgain() {
        int known;
        do {
            known = walked.size();
            List.copyOf(fields).forEach(this::walkField);
            expand(new ArrayDeque<>(walked));
        } while (walked.size() > known);
    }

    /** Everything that has been walked. */
    Collection<HeapObject> objects() {
        return List.copyOf(walked);
    }

    private void expand(ArrayDeque<HeapObject> pending) {
        for (HeapObject object = pending.poll(); object != null; object = pending.poll()) {
            for (HeapObject reference : object.references()) {
                if (!walked.contains(reference)) {
                    visit(reference, Origin.of(object.type(), 0));
                    pending.add(reference);
                }
            }
        }
    }

    private void visit(HeapObject object, Origin origin) {
        walked.add(object);
        found.instantiate(object.type(), origin);
        object.mirrored().ifPresent(type -> found.test(type, origin));
    }
}
