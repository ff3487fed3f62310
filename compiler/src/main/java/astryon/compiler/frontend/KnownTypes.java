package astryon.compiler.frontend;

import static astryon.compiler.ir.Type.I64;
import static astryon.compiler.ir.Type.REF;

import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.Names;
import astryon.compiler.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is {@link Known} of the values of one method. Two kinds of values must never lose it, because code for them depends on it: arrays
 * of words, whose elements are numbers, and arrays inside structs, which are bare addresses. Where one of these would
 * meet something else the program is refused.
 */
final class KnownTypes {
    private final World world;
    private final Translation translation;
    private final ArrayList<Known> byId = new ArrayList<>();

    KnownTypes(World world, Translation translation) {
        this.world = world;
        this.translation = translation;
    }

    /** What is known of {@code value}, or null. */
    Known of(Value value) {
        return value.id() < byId.size() ? byId.get(value.id()) : null;
    }

    void set(Value value, Known known) {
        while (byId.size() <= value.id()) {
            byId.add(null);
        }
        byId.set(value.id(), known);
    }

    /** Notes that {@code value} has come through a variable of this type. */
    void declare(Value value, String descriptor) {
        if (of(value) == null && (descriptor.charAt(0) == 'L' || descriptor.charAt(0) == '[')) {
            set(value, Known.of(descriptor));
        }
    }

    /** Whether the value fits where a {@code descriptor} is wanted, as far as is known; a class that is not there fits nowhere. */
    boolean fits(Known known, String descriptor) {
        Optional<JavaClass> target = find(descriptor);
        return target.isPresent() && find(known.descriptor()).filter(type -> type.isAssignableTo(target.get())).isPresent();
    }

    boolean isFinal(String descriptor) {
        return find(descriptor).filter(JavaClass::isFinal).isPresent();
    }

    private Optional<JavaClass> find(String descriptor) {
        return world.find(Names.internalName(descriptor));
    }

    /** The kind of class an array's elements are of: words and structs are held as numbers. */
    boolean hasBareElements(Known known) {
        return known != null && known.isArray() && isBare(known.component());
    }

    private boolean isBare(String component) {
        return component.charAt(0) == 'L' && find(component).filter(KnownTypes::isDialect).isPresent()
                || component.charAt(0) == '[' && isBare(component.substring(1));
    }

    private boolean isHeldBare(Known known) {
        return !known.isArray() && isBare(known.descriptor());
    }

    static boolean isDialect(JavaClass type) {
        return type.kind() == JavaClass.Kind.WORD || type.kind() == JavaClass.Kind.STRUCT;
    }

    /** Sets what is known of a phi of {@code values}; of one that is {@code open} for more, only what more will be held to. */
    void merge(Value phi, List<Value> values, boolean open) {
        Known agreed = null;
        for (Value value : values) {
            Known known = of(value);
            if (isNull(value)) {
                continue;
            }
            if (agreed == null && value == firstNotNull(values)) {
                agreed = known;
            } else if (agreed == null || known == null || !agreed.descriptor().equals(known.descriptor()) || agreed.length() != known.length()) {
                checkSame(agreed, known);
                agreed = null;
            } else if (!known.exact()) {
                agreed = known;
            }
        }
        if (agreed != null && (!open || mustStay(agreed) || isHeldBare(agreed))) {
            set(phi, agreed);
        }
    }

    /** {@code value} comes to meet a phi others have built upon. */
    void checkMerge(Value phi, Value value) {
        if (phi.type() == REF || phi.type() == I64) {
            if (value != phi && !isNull(value)) {
                checkSame(of(phi), of(value));
                checkSameWord(of(phi), of(value));
            }
        }
    }

    private static Value firstNotNull(List<Value> values) {
        return values.stream().filter(value -> !isNull(value)).findFirst().orElse(null);
    }

    static boolean isNull(Value value) {
        return value.type() == REF && value.isConstant(0);
    }

    private boolean mustStay(Known known) {
        return known != null && (known.isInsideStruct() || hasBareElements(known));
    }

    /** Only a variable declared as {@code Object} holds words of two types. */
    private void checkSameWord(Known phi, Known value) {
        if (phi != null && isHeldBare(phi) && (value == null || !phi.descriptor().equals(value.descriptor()))) {
            translation.refuse(Rule.WORD_AS_OBJECT);
        }
    }

    private void checkSame(Known one, Known other) {
        if (!mustStay(one) && !mustStay(other)) {
            return;
        }
        boolean inside = one != null && one.isInsideStruct() || other != null && other.isInsideStruct();
        boolean same = one != null && other != null && Objects.equals(one.descriptor(), other.descriptor()) && one.length() == other.length();
        if (!same) {
            translation.refuse(inside ? Rule.ARRAY_LENGTH_LOST : Rule.WORD_ARRAY_AS_OBJECTS);
        }
    }
}
