package astryon.compiler.image;

import astryon.compiler.classfile.AnnotationClasses;
import astryon.compiler.classfile.Annotations;
import astryon.compiler.classfile.ClassFile;
import astryon.compiler.classfile.MembersClass;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Names;
import astryon.compiler.world.NamedMembers;
import astryon.compiler.world.StaticValue.LinkAddress;
import astryon.compiler.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What programs reflect on: the JDK's objects for the members that are named for reflection, and what the runtime needs to use them and to know their
 * annotations. A member's number is its place in {@link NamedMembers.Members#all}.
 */
final class MemberObjects {
    private final World world;
    private final ImageHeap heap;
    private final AnnotationClasses annotations;

    MemberObjects(World world, ImageHeap heap) {
        this.world = world;
        this.heap = heap;
        this.annotations = new AnnotationClasses(name -> world.find(name).flatMap(world::file));
    }

    /** Null, here and below, if there is nothing to know. */
    ImageObject fields(JavaClass type) {
        return array("[Ljava/lang/reflect/Field;", world.named().of(type).fields().stream().map(this::field).toList());
    }

    ImageObject methods(JavaClass type) {
        return array("[Ljava/lang/reflect/Method;", world.named().of(type).methods().stream().map(this::method).toList());
    }

    ImageObject constructors(JavaClass type) {
        return array("[Ljava/lang/reflect/Constructor;", world.named().of(type).constructors().stream().map(this::constructor).toList());
    }

    private ImageObject array(String type, List<ImageObject> elements) {
        if (elements.isEmpty()) {
            return null;
        }
        ImageObject array = heap.newFact(world.type(type), elements.size());
        for (int i = 0; i < elements.size(); i++) {
            array.set(i, 0, elements.get(i));
        }
        return array;
    }

    private int number(JavaClass owner, Object member) {
        return world.named().of(owner).all().indexOf(member);
    }

    private ImageObject field(JavaField field) {
        ImageObject object = heap.newFact(world.classNamed("java/lang/reflect/Field"));
        JavaClass owner = field.owner();
        put(object, "clazz", heap.mirror(owner));
        put(object, "name", heap.string(field.name()));
        put(object, "type", heap.mirror(world.type(field.descriptor())));
        put(object, "modifiers", field.modifiers());
        put(object, "slot", number(owner, field));
        put(object, "trustedFinal", field.isFinal() && (field.isStatic() || owner.declaration().isRecord()) ? 1 : 0);
        file(field).map(ClassFile.Field::signature).ifPresent(signature -> put(object, "signature", heap.string(signature)));
        return object;
    }

    private ImageObject method(JavaMethod method) {
        ImageObject object = executable("java/lang/reflect/Method", method);
        put(object, "name", heap.string(method.name()));
        put(object, "returnType", heap.mirror(world.type(method.descriptor().substring(method.descriptor().indexOf(')') + 1))));
        return object;
    }

    private ImageObject constructor(JavaMethod constructor) {
        return executable("java/lang/reflect/Constructor", constructor);
    }

    private ImageObject executable(String type, JavaMethod method) {
        ImageObject object = heap.newFact(world.classNamed(type));
        put(object, "clazz", heap.mirror(method.owner()));
        put(object, "modifiers", method.modifiers());
        put(object, "slot", number(method.owner(), method));
        put(object, "parameterTypes", mirrors(Names.parameterDescriptors(method.descriptor()).stream().map(world::type).toList()));
        ClassFile.Shown shown = file(method).map(ClassFile.Method::shown).orElseThrow();
        put(object, "exceptionTypes", mirrors(shown.exceptions().stream().map(world::classNamed).toList()));
        if (shown.signature() != null) {
            put(object, "signature", heap.string(shown.signature()));
        }
        return object;
    }

    private ImageObject mirrors(List<JavaClass> types) {
        ImageObject array = heap.newFact(world.type("[Ljava/lang/Class;"), types.size());
        for (int i = 0; i < types.size(); i++) {
            array.set(i, 0, heap.mirror(types.get(i)));
        }
        return array;
    }

    private Optional<ClassFile.Field> file(JavaField field) {
        return world.file(field.owner()).flatMap(file -> file.fields().stream().filter(f -> f.name().equals(field.name())).findFirst());
    }

    private Optional<ClassFile.Method> file(JavaMethod method) {
        return world.file(method.owner()).flatMap(file -> file.methods().stream()
                .filter(m -> m.name().equals(method.name()) && m.descriptor().equals(method.descriptor())).findFirst());
    }

    private static void put(ImageObject object, String field, int number) {
        object.set(object.shape().named(field), number, null);
    }

    private static void put(ImageObject object, String field, ImageObject value) {
        object.set(object.shape().named(field), 0, value);
    }

    /** How to use what is named of {@code type}. */
    ImageObject members(JavaClass type) {
        if (!world.named().contains(type)) {
            return null;
        }
        List<Object> all = world.named().of(type).all();
        JavaClass made = world.find(MembersClass.nameFor(type.name()))
                .orElseGet(() -> world.define(MembersClass.of(type.name(), type.isInterface(), callables(type, all))));
        ImageObject members = heap.newFact(made);
        ImageObject places = heap.newFact(world.type("[J"), all.size());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof JavaField field) {
                places.set(i, field.isStatic() ? 0 : field.offset(), field.isStatic() ? new LinkAddress(field, 0) : null);
            }
        }
        put(members, "places", places);
        nameParameters(members, all);
        return members;
    }

    private void nameParameters(ImageObject members, List<Object> all) {
        ImageObject names = heap.newFact(world.type("[[Ljava/lang/String;"), all.size());
        ImageObject modifiers = heap.newFact(world.type("[[I"), all.size());
        boolean any = false;
        for (int i = 0; i < all.size(); i++) {
            List<ClassFile.Parameter> named = all.get(i) instanceof JavaMethod method ? file(method).orElseThrow().shown().names() : List.of();
            if (!named.isEmpty()) {
                any = true;
                names.set(i, 0, heap.newFact(world.type("[Ljava/lang/String;"), named.size()));
                modifiers.set(i, 0, heap.newFact(world.type("[I"), named.size()));
                for (int k = 0; k < named.size(); k++) {
                    String name = named.get(k).name();
                    ((ImageObject) names.reference(i)).set(k, 0, name == null ? null : heap.string(name));
                    ((ImageObject) modifiers.reference(i)).set(k, named.get(k).modifiers(), null);
                }
            }
        }
        if (any) {
            put(members, "parameterNames", names);
            put(members, "parameterModifiers", modifiers);
        }
    }

    /** Abstract classes have no instances, and enum classes none beside their constants. */
    private static List<MembersClass.Callable> callables(JavaClass type, List<Object> all) {
        boolean constructs = !type.isAbstract() && (type.superclass() == null || !type.superclass().name().equals("java/lang/Enum"));
        ArrayList<MembersClass.Callable> callables = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof JavaMethod method && (constructs || !method.isConstructor())) {
                callables.add(new MembersClass.Callable(i, method.name(), method.descriptor(), method.isStatic()));
            }
        }
        return callables;
    }

    /** The annotations of {@code type} and of what is named of it. */
    ImageObject annotations(JavaClass type) {
        ClassFile file = world.file(type).orElse(null);
        if (file == null) {
            return null;
        }
        List<Annotations> rows = new ArrayList<>(List.of(file.annotations()));
        List<List<Annotations>> parameters = new ArrayList<>();
        List<AnnotationClasses.Default> defaults = new ArrayList<>();
        for (Object member : world.named().of(type).all()) {
            Optional<ClassFile.Method> method = member instanceof JavaMethod m ? file(m) : Optional.empty();
            rows.add(member instanceof JavaField field ? file(field).orElseThrow().annotations() : method.orElseThrow().annotations());
            parameters.add(method.map(m -> m.shown().parameters()).orElse(List.of()));
            defaults.add(new AnnotationClasses.Default(method.map(ClassFile.Method::descriptor).orElse(""), method.map(m -> m.shown().defaultValue()).orElse(null)));
        }
        if (rows.stream().allMatch(row -> row.visible().isEmpty()) && parameters.stream().allMatch(List::isEmpty)
                && defaults.stream().allMatch(element -> element.value() == null)) {
            return null;
        }
        String table = AnnotationClasses.tableFor(type.name());
        if (world.find(table).isEmpty()) {
            annotations.table(type.name(), rows, parameters, defaults).stream().filter(made -> world.find(made.name()).isEmpty()).forEach(world::define);
        }
        return heap.newFact(world.classNamed(table));
    }
}
