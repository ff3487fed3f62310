package astryon.compiler.image;

import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What running initialisers of a hosted program do outside of their own class. The language runs an initialiser at the first use of its
 * class, build time is earlier: nobody can tell if the initialiser changes only its own class's variables and objects it has
 * made itself, and reads of others only what never changes. Anything else ends the evaluation, and {@link #rollBack} undoes it.
 *
 * <p>Who has made an object, the innermost initialiser then running, is noted in the object. Initialisers of the JDK's and the
 * runtime's classes are trusted. So is all that the initialiser of the program's main class does, with whatever it calls: nothing of the
 * program runs before it.
 */
final class InitialiserEffects {
    /** Classes whose objects never change but for caches of what they compute, and arrays in whose final fields do not either. */
    private static final Set<String> IMMUTABLE = Set.of("java/lang/String", "java/lang/Class", "java/lang/Integer", "java/lang/Long", "java/lang/Short",
            "java/lang/Byte", "java/lang/Character", "java/lang/Boolean", "java/lang/Float", "java/lang/Double", "java/util/ImmutableCollections$List12",
            "java/util/ImmutableCollections$ListN", "java/util/ImmutableCollections$Set12", "java/util/ImmutableCollections$SetN",
            "java/util/ImmutableCollections$Map1", "java/util/ImmutableCollections$MapN");
    /** Methods whose answers the program or its surroundings may change before a class is used. */
    private static final Set<String> CHANGING_ANSWERS = Set.of("java/lang/System.getProperty", "java/lang/System.getProperties", "java/lang/System.getenv",
            "java/lang/Integer.getInteger", "java/lang/Long.getLong", "java/lang/Boolean.getBoolean");

    private final World world;
    private final ChangingFields fields;
    private final ArrayDeque<Runnable> undo = new ArrayDeque<>();
    private final Set<ImageObject> frozen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<ImageObject> thrown = new ArrayList<>();
    private boolean watching;
    private boolean first;
    private JavaClass initialised;

    InitialiserEffects(World world) {
        this.world = world;
        this.fields = new ChangingFields(world);
    }

    /** From now on effects count. */
    void watch() {
        watching = true;
    }

    boolean areWatched() {
        return watching;
    }

    /** Whether what is evaluated is what the program does before all else. */
    boolean areBeforeAll() {
        return first;
    }

    /** A new evaluation begins; {@code beforeAll} if the program will do it before all else, too. */
    void begin(boolean beforeAll) {
        first = beforeAll;
        undo.clear();
        thrown.clear();
        initialised = null;
    }

    /** Undoes all that has been done since {@link #begin}. */
    void rollBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
        initialised = null;
    }

    void onRollBack(Runnable step) {
        if (watching) {
            undo.push(step);
        }
    }

    /** A place in what would be undone. */
    int mark() {
        return undo.size();
    }

    /** What was done since the mark stays: initialisers that depend on nothing but themselves did it. */
    void keepSince(int mark) {
        while (!first && undo.size() > mark) {
            undo.pop();
        }
    }

    /** The class whose initialiser is running, innermost; null if none is. */
    JavaClass initialised() {
        return initialised;
    }

    void enter(JavaClass type) {
        initialised = type;
    }

    /** Whether it is a class of the program, and not of the JDK or the runtime. */
    boolean isOfProgram(JavaClass type) {
        int made = type.name().indexOf("$$");
        if (made > 0) {
            // The compiler made it for a place in another class.
            return world.find(type.name().substring(0, made)).map(this::isOfProgram).orElse(true);
        }
        boolean runtime = type.name().startsWith("astryon/") && !type.name().startsWith("astryon/compiler/") && !type.name().startsWith("astryon/services/");
        return !type.isLibrary() && !runtime;
    }

    private boolean isRestricted() {
        return watching && !first && initialised != null && isOfProgram(initialised);
    }

    private boolean isOwn(JavaClass type) {
        return type == initialised;
    }

    void reads(ImageObject object, int slot) {
        JavaClass maker = object.maker();
        if (!isRestricted() || maker == null || isOwn(maker) || !isOfProgram(maker) || frozen.contains(object)) {
            return;
        }
        if (object.type().isArray()) {
            throw new Unevaluable("it reads an array of " + maker.symbol() + ", which may change before");
        }
        JavaField field = object.shape().fields().get(slot);
        if (IMMUTABLE.contains(object.type().name())) {
            if (field.isFinal() && object.reference(slot) instanceof ImageObject part && part.type().isArray()) {
                frozen.add(part);
            }
        } else if (fields.mayChange(field)) {
            throw new Unevaluable("it reads " + field.symbol() + " of an object of " + maker.symbol() + ", which may change before");
        }
    }

    void writes(ImageObject object, int slot) {
        if (!watching) {
            return;
        }
        if (isRestricted() && !IMMUTABLE.contains(object.type().name()) && (object.maker() == null || !isOwn(object.maker()))) {
            throw new Unevaluable("it changes an object of " + (object.maker() == null ? "another class" : object.maker().symbol()));
        }
        long bits = object.bits(slot);
        Object reference = object.reference(slot);
        undo.push(() -> object.set(slot, bits, reference));
    }

    /** @param content what it holds */
    void reads(JavaField field, Datum content) {
        if (!isRestricted() || isOwn(field.owner())) {
            return;
        }
        if (field.isSynthetic() && field.isFinal() && content.reference() instanceof ImageObject array) {
            // The compiler's own tables: the constants of an enum, the numbers of a switch.
            frozen.add(array);
        }
        boolean standardStream = field.owner().name().equals("java/lang/System")
                && field.owner().methods().stream().anyMatch(method -> method.name().equals("setOut"));
        if (standardStream || fields.mayChange(field)) {
            throw new Unevaluable("it reads " + field.symbol() + ", which may change before");
        }
    }

    void writes(JavaField field) {
        if (isRestricted() && !isOwn(field.owner())) {
            throw new Unevaluable("it changes " + field.symbol());
        }
    }

    void calls(JavaMethod method) {
        if (watching && initialised != null && isOfProgram(initialised) && CHANGING_ANSWERS.contains(method.owner().name() + "." + method.name())) {
            throw new Unevaluable("it asks " + method.shortName());
        }
    }

    /** A check failed or the machine would have: such exceptions get their messages from the runtime. */
    void fails(String exceptionClass) {
        if (watching && initialised != null && isOfProgram(initialised)) {
            throw new Unevaluable("it causes a " + exceptionClass.substring(exceptionClass.lastIndexOf('/') + 1));
        }
    }

    /** {@code exception} has been told to note where it is. */
    void notesStack(ImageObject exception) {
        if (watching) {
            thrown.add(exception);
        }
    }

    /** Whether one of the objects, or what they refer to, is an exception that has noted where it was: at build time that is nowhere. */
    boolean holdException(List<ImageObject> roots) {
        if (thrown.isEmpty()) {
            return false;
        }
        Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<ImageObject> pending = new ArrayDeque<>(roots);
        while (!pending.isEmpty()) {
            ImageObject object = pending.pop();
            if (thrown.contains(object)) {
                return true;
            }
            object.references().stream().filter(met::add).forEach(reference -> pending.push((ImageObject) reference));
        }
        return false;
    }
}
