package astryon.compiler.dwarf;

import static astryon.compiler.dwarf.Attribute.*;

import astryon.compiler.ir.Access;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Entries for Java's types: a class has its fields and inherits its superclass's, a variable of such a type is a pointer to one, a field a reference, because gdb knows no pointers of 4 bytes. An array is a class with a length and elements. A word is a number
 * with a name. Entries are made for what is asked for, and for what that names in turn.
 */
final class JavaTypes {
    // @formatter:off
    private static final int BOOLEAN  = 0x02;
    private static final int FLOAT    = 0x04;
    private static final int SIGNED   = 0x05;
    private static final int UNSIGNED = 0x07;
    private static final int UTF      = 0x10;
    // @formatter:on
    private static final int POINTER = 8;
    private static final int COMPRESSED = 4;
    private static final int LENGTH_OFFSET = 8;
    private static final String OBJECT = "java/lang/Object";
    /** Begins the name of what a field of a kernel's object has: 32 bits that are sign-extended, which no pointer of a debugger is. */
    private static final String REFERENCE = "reference to ";

    private final Entry unit;
    private final boolean signExtends;
    private final Map<String, JavaClass> known = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final ArrayDeque<Runnable> unfinished = new ArrayDeque<>();

    /** @param signExtends whether a reference in memory is the lower half of an address whose upper half is ones */
    JavaTypes(Entry unit, Collection<JavaClass> classes, boolean signExtends) {
        this.unit = unit;
        this.signExtends = signExtends;
        classes.forEach(type -> known.put(type.name(), type));
    }

    /** Of a variable or result; null of void. */
    Entry of(String descriptor) {
        Entry type = named(descriptor);
        while (!unfinished.isEmpty()) {
            unfinished.remove().run();
        }
        return type;
    }

    /** A debugger that knows by an object's first word of what class it is looks for that by its name. */
    void describe(JavaClass type) {
        if (type.kind() == JavaClass.Kind.OBJECT && type.name().length() > 1) {
            of(type.isArray() ? type.name() : "L" + type.name() + ";");
        }
    }

    /** Of a field where it lies. */
    Entry of(JavaField field) {
        Entry type = member(field);
        while (!unfinished.isEmpty()) {
            unfinished.remove().run();
        }
        return type;
    }

    private Entry named(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'V' -> null;
            case 'Z' -> number("boolean", 1, BOOLEAN);
            case 'B' -> number("byte", 1, SIGNED);
            case 'C' -> number("char", 2, UTF);
            case 'S' -> number("short", 2, SIGNED);
            case 'I' -> number("int", 4, SIGNED);
            case 'J' -> number("long", 8, SIGNED);
            case 'F' -> number("float", 4, FLOAT);
            case 'D' -> number("double", 8, FLOAT);
            case '[' -> pointer(array(descriptor), POINTER);
            default -> ofClass(descriptor.substring(1, descriptor.length() - 1), POINTER);
        };
    }

    private Entry number(String name, int bytes, int encoding) {
        return made(name, () -> new Entry(Entry.BASE_TYPE).with(NAME, name).with(ENCODING, encoding).with(BYTE_SIZE, bytes));
    }

    private Entry made(String key, Supplier<Entry> maker) {
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = unit.add(maker.get());
            entries.put(key, entry);
        }
        return entry;
    }

    private Entry ofClass(String name, int pointerBytes) {
        JavaClass type = known.getOrDefault(name, known.get(OBJECT));
        if (type == null) {
            return number("address", POINTER, UNSIGNED);
        }
        if (type.kind() == JavaClass.Kind.WORD) {
            return made("word " + name, () -> new Entry(Entry.TYPEDEF).with(NAME, type.symbol()).with(TYPE, number("word", 8, UNSIGNED)));
        }
        return pointer(content(type), type.kind() == JavaClass.Kind.STRUCT ? POINTER : pointerBytes);
    }

    private Entry pointer(Entry to, int bytes) {
        String name = (String) to.attributes.get(0).value();
        if (bytes == COMPRESSED && signExtends) {
            return made(REFERENCE + name, () -> new Entry(Entry.TYPEDEF).with(NAME, REFERENCE + name).with(TYPE, number("int", 4, SIGNED)));
        }
        return made(bytes + " bytes to " + name, () -> new Entry(bytes == COMPRESSED ? Entry.REFERENCE_TYPE : Entry.POINTER_TYPE).with(BYTE_SIZE, bytes).with(TYPE, to));
    }

    private Entry content(JavaClass type) {
        Entry made = entries.get("class " + type.name());
        if (made == null) {
            boolean isStruct = type.kind() == JavaClass.Kind.STRUCT;
            Entry entry = unit.add(new Entry(isStruct ? Entry.STRUCTURE_TYPE : Entry.CLASS_TYPE)).with(NAME, type.symbol()).with(BYTE_SIZE, Math.max(type.instanceSize(), isStruct ? 0 : LENGTH_OFFSET));
            entries.put("class " + type.name(), entry);
            unfinished.add(() -> fill(entry, type));
            made = entry;
        }
        return made;
    }

    private void fill(Entry entry, JavaClass type) {
        if (type.superclass() != null && type.kind() == JavaClass.Kind.OBJECT) {
            inherit(entry, type.superclass());
        } else if (type.kind() == JavaClass.Kind.OBJECT && !type.isInterface()) {
            member(entry, "hub", number("u32", 4, UNSIGNED), 0);
            member(entry, "lock", number("u32", 4, UNSIGNED), 4);
        } else if (type.isInterface() && known.containsKey(OBJECT)) {
            inherit(entry, known.get(OBJECT));
        }
        for (JavaField field : type.fields()) {
            if (!field.isStatic() && field.offset() >= 0) {
                member(entry, field.name(), member(field), field.offset());
            }
        }
    }

    private void inherit(Entry entry, JavaClass from) {
        entry.add(new Entry(Entry.INHERITANCE)).with(TYPE, content(from)).with(MEMBER_LOCATION, 0);
    }

    private static void member(Entry entry, String name, Entry type, int offset) {
        entry.add(new Entry(Entry.MEMBER)).with(NAME, name).with(TYPE, type).with(MEMBER_LOCATION, offset);
    }

    private Entry member(JavaField field) {
        String descriptor = field.descriptor();
        JavaClass owner = field.owner();
        if (field.length() >= 0) {
            return elements(element(descriptor.substring(1), true), field.length());
        }
        if (field.isStatic() || owner.kind() != JavaClass.Kind.STRUCT) {
            return field.kind() == Access.Kind.REF ? reference(descriptor) : named(descriptor);
        }
        return element(descriptor, true);
    }

    private Entry reference(String descriptor) {
        return descriptor.charAt(0) == '[' ? pointer(array(descriptor), COMPRESSED) : ofClass(descriptor.substring(1, descriptor.length() - 1), COMPRESSED);
    }

    /** What lies in an array, or in a struct, where structs are within each other. */
    private Entry element(String descriptor, boolean inStruct) {
        if (descriptor.length() == 1) {
            return named(descriptor);
        }
        JavaClass type = descriptor.charAt(0) == 'L' ? known.get(descriptor.substring(1, descriptor.length() - 1)) : null;
        if (type != null && type.kind() != JavaClass.Kind.OBJECT) {
            return inStruct && type.kind() == JavaClass.Kind.STRUCT ? content(type) : named(descriptor);
        }
        return reference(descriptor);
    }

    private Entry elements(Entry element, int count) {
        Entry array = unit.add(new Entry(Entry.ARRAY_TYPE)).with(TYPE, element);
        array.add(new Entry(Entry.SUBRANGE_TYPE)).with(TYPE, number("int", 4, SIGNED)).with(COUNT, count);
        return array;
    }

    private Entry array(String descriptor) {
        Entry made = entries.get(descriptor);
        if (made == null) {
            Entry entry = unit.add(new Entry(Entry.CLASS_TYPE)).with(NAME, javaName(descriptor)).with(BYTE_SIZE, LENGTH_OFFSET + 4);
            entries.put(descriptor, entry);
            unfinished.add(() -> {
                if (known.containsKey(OBJECT)) {
                    inherit(entry, known.get(OBJECT));
                }
                String element = descriptor.substring(1);
                boolean wide = element.equals("J") || element.equals("D") || isBare(element);
                member(entry, "length", number("int", 4, SIGNED), LENGTH_OFFSET);
                member(entry, "elements", elements(element(element, false), 0), wide ? LENGTH_OFFSET + 8 : LENGTH_OFFSET + 4);
            });
            made = entry;
        }
        return made;
    }

    private boolean isBare(String descriptor) {
        JavaClass type = descriptor.charAt(0) == 'L' ? known.get(descriptor.substring(1, descriptor.length() - 1)) : null;
        return type != null && type.kind() != JavaClass.Kind.OBJECT;
    }

    /** {@code int[][]}. */
    private static String javaName(String descriptor) {
        int dimensions = descriptor.lastIndexOf('[') + 1;
        String element = descriptor.substring(dimensions);
        return elementName(element) + "[]".repeat(dimensions);
    }

    private static String elementName(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        };
    }
}
