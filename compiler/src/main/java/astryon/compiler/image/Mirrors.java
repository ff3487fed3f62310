package astryon.compiler.image;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.classfile.EnumConstantsClass;
import astryon.compiler.diag.Refusal;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.StaticValue.LinkAddress;
import astryon.compiler.world.World;
import astryon.magic.ClassFact;
import astryon.magic.ClassFlags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code java.lang.Class} of each class that is asked for: what {@code astryon.library.LangClass} reads, filled in from the class file. */
final class Mirrors {
    private static final int MODIFIERS = 0xffff & ~0x20;
    private static final int PUBLIC_FINAL_ABSTRACT = 0x411;

    private final World world;
    private final ImageHeap heap;
    private final MemberObjects members;
    private final Map<JavaClass, ImageObject> mirrors = new HashMap<>();

    Mirrors(World world, ImageHeap heap) {
        this.world = world;
        this.heap = heap;
        this.members = new MemberObjects(world, heap);
    }

    /** Its {@code hub} is the class record, its {@code name} what {@code getName} says. */
    ImageObject of(JavaClass type) {
        ImageObject mirror = mirrors.get(type);
        if (mirror == null) {
            mirror = heap.newMirror(type);
            mirrors.put(type, mirror);
            mirror.set(required(mirror, "hub"), 0, new LinkAddress(new Hub(type), 0));
            mirror.set(required(mirror, "name"), 0, heap.string(type.name().replace('/', '.')));
            JavaField flags = mirror.shape().named("flags");
            if (flags != null) {
                mirror.set(flags, flags(type), null);
            }
        }
        return mirror;
    }

    private static JavaField required(ImageObject object, String name) {
        JavaField field = object.shape().named(name);
        if (field == null) {
            throw new Refusal(object.type() + " has no field " + name + ", which the image writer fills in");
        }
        return field;
    }

    static int flags(JavaClass type) {
        ClassFile.Declaration declaration = type.declaration();
        if (declaration == null) {
            JavaClass element = type;
            while (element.isArray()) {
                element = element.component();
            }
            int access = element.declaration() == null ? 1 : element.declaration().modifiers() & 0x7;
            return PUBLIC_FINAL_ABSTRACT & ~0x7 | access;
        }
        int flags = declaration.modifiers() & MODIFIERS;
        if (declaration.isRecord()) {
            flags |= ClassFlags.RECORD;
        }
        String signature = declaration.signature();
        if (signature != null && signature.contains("Ljava/lang/Comparable<L" + type.name() + ";>;")) {
            flags |= ClassFlags.COMPARABLE_TO_ITSELF;
        }
        if (declaration.declaring() != null) {
            flags |= ClassFlags.MEMBER;
        } else if (declaration.enclosing() != null) {
            flags |= declaration.simpleName().isEmpty() ? ClassFlags.ANONYMOUS : ClassFlags.LOCAL;
        }
        return flags;
    }

    /** The mirror of {@code type} knows {@code fact} from here on. Whether there is anything to know. */
    boolean tell(JavaClass type, ClassFact fact) {
        ImageObject known = fact(type, fact);
        if (known == null) {
            return false;
        }
        ImageObject mirror = of(type);
        JavaField facts = required(mirror, "facts");
        ImageObject array = (ImageObject) mirror.reference(facts);
        if (array == null || array.slots() <= fact.ordinal()) {
            mirror.set(facts, 0, array = longer(array, fact.ordinal() + 1));
        }
        array.set(fact.ordinal(), 0, known);
        return true;
    }

    private ImageObject longer(ImageObject facts, int length) {
        ImageObject longer = heap.newFact(world.type("[Ljava/lang/Object;"), length);
        for (int i = 0; facts != null && i < facts.slots(); i++) {
            longer.set(i, 0, facts.reference(i));
        }
        return longer;
    }

    /** Null if there is nothing to know. */
    ImageObject fact(JavaClass type, ClassFact fact) {
        ClassFile.Declaration declaration = type.declaration();
        return switch (fact) {
            case INTERFACES -> mirrors(type.interfaces());
            case ENUM_CONSTANTS -> isEnum(type) ? heap.newFact(constantsOf(type)) : null;
            case SIMPLE_NAME -> declaration == null || declaration.enclosing() == null ? null : heap.string(declaration.simpleName());
            case DECLARING -> declaration == null || declaration.declaring() == null ? null : of(world.classNamed(declaration.declaring()));
            case ENCLOSING -> declaration == null || declaration.enclosing() == null ? null : of(world.classNamed(declaration.enclosing()));
            case ANNOTATIONS -> members.annotations(type);
            case SIGNATURE -> declaration == null || declaration.signature() == null ? null : heap.string(declaration.signature());
            case FIELDS -> members.fields(type);
            case METHODS -> members.methods(type);
            case CONSTRUCTORS -> members.constructors(type);
            case MEMBERS -> members.members(type);
        };
    }

    /** Those that the program can look for by name. */
    ImageObject named() {
        ImageObject named = mirrors(world.named().findable());
        return named == null ? heap.newFact(world.type("[Ljava/lang/Class;"), 0) : named;
    }

    private ImageObject mirrors(List<JavaClass> types) {
        if (types.isEmpty()) {
            return null;
        }
        ImageObject array = heap.newFact(world.type("[Ljava/lang/Class;"), types.size());
        for (int i = 0; i < types.size(); i++) {
            array.set(i, 0, of(types.get(i)));
        }
        return array;
    }

    /** The class itself, not that of a constant with a body. */
    private static boolean isEnum(JavaClass type) {
        return type.superclass() != null && type.superclass().name().equals("java/lang/Enum")
                && type.declaredMethod("values", "()[L" + type.name() + ";") != null;
    }

    private JavaClass constantsOf(JavaClass type) {
        return world.find(EnumConstantsClass.nameFor(type.name())).orElseGet(() -> world.define(EnumConstantsClass.of(type.name())));
    }
}
