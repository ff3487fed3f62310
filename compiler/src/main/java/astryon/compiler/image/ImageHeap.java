package astryon.compiler.image;

import astryon.compiler.diag.Refusal;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of the program that exist before it starts: what static initialisers made, string constants, and the
 * {@code java.lang.Class} of each class that is asked for. Which of them get into the image is decided later, by what is named.
 */
public final class ImageHeap {
    static final byte LATIN1 = 0;
    private static final byte UTF16 = 1;

    /** Fields and array elements that evaluation may make, garbage included: each takes 8 bytes here. */
    private static final long MOST_SLOTS = 1 << 24;

    /** As {@code astryon.library.IdentityHash} keeps them. */
    static final int HASH_BITS = 25;

    private long slots;
    private int lastHash = 0x2545_f491;
    private final World world;
    private final Map<JavaClass, Shape> shapes = new HashMap<>();
    private final Map<String, ImageObject> strings = new HashMap<>();
    private final Mirrors mirrors;
    private final List<ImageObject> objects = new ArrayList<>();
    private final InitialiserEffects effects;

    public ImageHeap(World world) {
        this.world = world;
        this.effects = new InitialiserEffects(world);
        this.mirrors = new Mirrors(world, this);
    }

    InitialiserEffects effects() {
        return effects;
    }

    Shape shape(JavaClass type) {
        Shape shape = shapes.get(type);
        if (shape == null) {
            shape = new Shape(type);
            shapes.put(type, shape);
        }
        return shape;
    }

    /** A new instance, all fields zero. */
    ImageObject newInstance(JavaClass type) {
        return newInstance(type, null, effects.initialised());
    }

    private ImageObject newInstance(JavaClass type, JavaClass mirrored, JavaClass maker) {
        Shape shape = shape(type);
        return add(new ImageObject(objects.size(), type, shape, shape.fields().size(), mirrored, maker));
    }

    private ImageObject add(ImageObject object) {
        objects.add(object);
        return object;
    }

    ImageObject object(int number) {
        return objects.get(number);
    }

    /** A new array, all elements zero. */
    ImageObject newArray(JavaClass type, int length) {
        return newArray(type, length, effects.initialised());
    }

    private ImageObject newArray(JavaClass type, int length, JavaClass maker) {
        return add(new ImageObject(objects.size(), type, null, length, null, maker));
    }

    // What evaluated code does to objects

    Datum read(ImageObject object, int slot) {
        effects.reads(object, slot);
        return new Datum(object.bits(slot), object.reference(slot));
    }

    void write(ImageObject object, int slot, Datum datum) {
        effects.writes(object, slot);
        object.set(slot, datum.bits(), datum.reference());
    }

    /** Makes the slots of {@code to} from {@code at} on what {@code count} slots of {@code from} from {@code first} on are; they may overlap. */
    void copy(ImageObject from, int first, ImageObject to, int at, int count) {
        boolean upwards = from != to || at <= first;
        for (int i = 0; i < count; i++) {
            int k = upwards ? i : count - 1 - i;
            write(to, at + k, read(from, first + k));
        }
    }

    /** Asked by evaluated code before it makes an object with this many fields or elements. */
    void reserve(int count) {
        if (slots + count > MOST_SLOTS) {
            throw new Unevaluable("it makes more than " + MOST_SLOTS + " fields and array elements");
        }
        slots += count;
        effects.onRollBack(() -> slots -= count);
    }

    /**
     * The interned string, as the JDK lays strings out: {@code value} holds one byte a character if all are Latin-1, else two,
     * low byte first, and {@code coder} says which.
     */
    ImageObject string(String text) {
        ImageObject string = strings.get(text);
        if (string == null) {
            string = newString(text, null);
            strings.put(text, string);
        }
        return string;
    }

    /** A string with its own identity. */
    ImageObject newString(String text) {
        return newString(text, effects.initialised());
    }

    private ImageObject newString(String text, JavaClass maker) {
        boolean latin1 = text.chars().allMatch(c -> c <= 0xff);
        ImageObject value = newArray(world.type("[B"), latin1 ? text.length() : 2 * text.length(), maker);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (latin1) {
                value.set(i, (byte) c, null);
            } else {
                value.set(2 * i, (byte) c, null);
                value.set(2 * i + 1, (byte) (c >> 8), null);
            }
        }
        ImageObject string = newInstance(world.classNamed("java/lang/String"), null, maker);
        string.set(required(string, "value"), 0, value);
        string.set(required(string, "coder"), latin1 ? LATIN1 : UTF16, null);
        return string;
    }

    /** The Java string that {@code string} is. */
    String text(ImageObject string) {
        return string.text().orElseThrow();
    }

    /** {@code String.intern}. */
    ImageObject intern(ImageObject string) {
        ImageObject known = strings.putIfAbsent(text(string), string);
        return known == null ? string : known;
    }

    /** The identity hash code that {@code object} has and will have in the program; the numbers are as good as random, and the same in every build. */
    int identityHash(ImageObject object) {
        if (object.identityHash() == 0) {
            lastHash = lastHash * 1_103_515_245 + 12_345;
            object.setIdentityHash(Math.max(lastHash >>> 32 - HASH_BITS, 1));
        }
        return object.identityHash();
    }

    boolean isInterned(ImageObject object) {
        return isString(object) && strings.get(text(object)) == object;
    }

    boolean isString(ImageObject object) {
        return object.type().name().equals("java/lang/String");
    }

    /** The {@code java.lang.Class} of {@code type}. */
    ImageObject mirror(JavaClass type) {
        return mirrors.of(type);
    }

    Mirrors mirrors() {
        return mirrors;
    }

    /** An array, all elements zero, that no initialiser has made. */
    ImageObject newFact(JavaClass type, int length) {
        return newArray(type, length, null);
    }

    /** An instance, all fields zero, that no initialiser has made. */
    ImageObject newFact(JavaClass type) {
        return newInstance(type, null, null);
    }

    /** An instance of {@code java.lang.Class} that says nothing yet. */
    ImageObject newMirror(JavaClass type) {
        return newInstance(world.classNamed("java/lang/Class"), type, null);
    }

    private static JavaField required(ImageObject object, String name) {
        JavaField field = object.shape().named(name);
        if (field == null) {
            throw new Refusal(object.type() + " has no field " + name + ", which the image writer fills in");
        }
        return field;
    }
}
