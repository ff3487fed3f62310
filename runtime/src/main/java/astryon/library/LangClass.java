package astryon.library;

import astryon.magic.Address;
import astryon.magic.ClassFact;
import astryon.magic.ClassFlags;
import astryon.magic.Structs;
import astryon.magic.Substitute;
import astryon.object.Hub;
import astryon.object.TypeTests;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The mirror of a class, made at build time by the compiler, which knows the fields by name. */
@Substitute(value = "java.lang.Class", whole = true, why = "a class is its hub, its name and a few facts; there is nothing to load, and members only where the program names them")
final class LangClass<T> implements Serializable, Type, GenericDeclaration {
    private static final int ANNOTATION = 0x2000;
    private static final int ENUM = 0x4000;
    private static final int SYNTHETIC = 0x1000;
    private static final Class<?>[] NONE = {};

    private Address hub;
    private String name;
    /** Modifiers and {@link ClassFlags}. */
    private int flags;
    /** By {@link ClassFact}: what the program asks for somewhere; null if there is nothing of this class. */
    private Object[] facts;

    private LangClass() {
    }

    static LangClass<?> of(Class<?> mirror) {
        return (LangClass<?>) (Object) mirror;
    }

    Hub record() {
        return Structs.at(Hub.class, hub);
    }

    boolean isComparableToItself() {
        return (flags & ClassFlags.COMPARABLE_TO_ITSELF) != 0;
    }

    // One method for each fact: the compiler looks whether it is reached.

    private Class<?>[] interfaces() {
        return (Class<?>[]) fact(ClassFact.INTERFACES.ordinal());
    }

    private Supplier<T[]> constants() {
        @SuppressWarnings("unchecked")
        Supplier<T[]> constants = (Supplier<T[]>) fact(ClassFact.ENUM_CONSTANTS.ordinal());
        return constants;
    }

    private String declaredName() {
        return (String) fact(ClassFact.SIMPLE_NAME.ordinal());
    }

    private Class<?> declaring() {
        return (Class<?>) fact(ClassFact.DECLARING.ordinal());
    }

    private Class<?> enclosing() {
        return (Class<?>) fact(ClassFact.ENCLOSING.ordinal());
    }

    AnnotationTable annotations() {
        return (AnnotationTable) fact(ClassFact.ANNOTATIONS.ordinal());
    }

    private String signature() {
        return (String) fact(ClassFact.SIGNATURE.ordinal());
    }

    Field[] fields() {
        return (Field[]) fact(ClassFact.FIELDS.ordinal());
    }

    Method[] methods() {
        return (Method[]) fact(ClassFact.METHODS.ordinal());
    }

    Constructor<?>[] constructors() {
        return (Constructor<?>[]) fact(ClassFact.CONSTRUCTORS.ordinal());
    }

    Members members() {
        return (Members) fact(ClassFact.MEMBERS.ordinal());
    }

    private Object fact(int number) {
        return facts == null || number >= facts.length ? null : facts[number];
    }

    // Names

    public String getName() {
        return name;
    }

    public String getTypeName() {
        Class<?> element = self();
        String brackets = "";
        while (element.getComponentType() != null) {
            element = element.getComponentType();
            brackets = brackets.concat("[]");
        }
        return element.getName().concat(brackets);
    }

    public String getSimpleName() {
        Class<?> component = getComponentType();
        if (component != null) {
            return component.getSimpleName().concat("[]");
        }
        String declared = declaredName();
        return declared != null ? declared : name.substring(name.lastIndexOf('.') + 1);
    }

    public String getCanonicalName() {
        Class<?> component = getComponentType();
        if (component != null) {
            String canonical = component.getCanonicalName();
            return canonical == null ? null : canonical.concat("[]");
        }
        if ((flags & (ClassFlags.ANONYMOUS | ClassFlags.LOCAL)) != 0) {
            return null;
        }
        Class<?> declaring = declaring();
        if (declaring == null) {
            return name;
        }
        String outer = declaring.getCanonicalName();
        return outer == null ? null : outer.concat(".").concat(getSimpleName());
    }

    public String getPackageName() {
        Class<?> component = getComponentType();
        if (component != null) {
            return component.getPackageName();
        }
        int end = name.lastIndexOf('.');
        return end >= 0 ? name.substring(0, end) : isPrimitive() ? "java.lang" : "";
    }

    public String descriptorString() {
        if (isPrimitive()) {
            return primitiveLetter(name);
        }
        return isArray() ? name.replace('.', '/') : "L".concat(name.replace('.', '/')).concat(";");
    }

    private static String primitiveLetter(String keyword) {
        return switch (keyword) {
            case "boolean" -> "Z";
            case "byte" -> "B";
            case "char" -> "C";
            case "short" -> "S";
            case "int" -> "I";
            case "long" -> "J";
            case "float" -> "F";
            case "double" -> "D";
            default -> "V";
        };
    }

    // Kinds

    /** {@code int.class} and its like, at build time: the wrappers' initialisers ask. */
    static native Class<?> getPrimitiveClass(String name);

    // Of classes whose name is written down the compiler knows; others are looked for where this program names classes for reflection.

    public static Class<?> forName(String name) throws ClassNotFoundException {
        return NamedClasses.find(name, true);
    }

    public static Class<?> forName(String name, boolean initialise, ClassLoader loader) throws ClassNotFoundException {
        return NamedClasses.find(name, initialise);
    }

    public int getModifiers() {
        return flags & 0xffff & ~SYNTHETIC;
    }

    public boolean isPrimitive() {
        return record().kind == Hub.PRIMITIVE;
    }

    public boolean isInterface() {
        return Modifier.isInterface(flags);
    }

    public boolean isArray() {
        return record().component != 0;
    }

    public boolean isAnnotation() {
        return (flags & ANNOTATION) != 0;
    }

    public boolean isEnum() {
        return (flags & ENUM) != 0 && getSuperclass() == Enum.class;
    }

    public boolean isRecord() {
        return (flags & ClassFlags.RECORD) != 0;
    }

    public boolean isSynthetic() {
        return (flags & SYNTHETIC) != 0;
    }

    public boolean isHidden() {
        return name.contains("$$Lambda$");
    }

    public boolean isAnonymousClass() {
        return (flags & ClassFlags.ANONYMOUS) != 0;
    }

    public boolean isLocalClass() {
        return (flags & ClassFlags.LOCAL) != 0;
    }

    public boolean isMemberClass() {
        return (flags & ClassFlags.MEMBER) != 0;
    }

    // Other classes

    public Class<?> getComponentType() {
        int component = record().component;
        return component == 0 ? null : mirror(Hub.at(component));
    }

    public Class<?> componentType() {
        return getComponentType();
    }

    public Class<?> arrayType() {
        return Array.newInstance(self(), 0).getClass();
    }

    public Class<?> getSuperclass() {
        int superclass = record().superclass;
        return superclass == 0 || isInterface() ? null : mirror(Hub.at(superclass));
    }

    private static Class<?> mirror(Hub hub) {
        return (Class<?>) Hub.expand(hub.mirror).toObject();
    }

    public Class<?>[] getInterfaces() {
        Class<?>[] interfaces = interfaces();
        return interfaces == null ? NONE : interfaces.clone();
    }

    public Class<?> getDeclaringClass() {
        return declaring();
    }

    public Class<?> getEnclosingClass() {
        return enclosing();
    }

    /** Null says that a class is the JDK's. */
    public ClassLoader getClassLoader() {
        Class<?> component = getComponentType();
        if (component != null) {
            return component.getClassLoader();
        }
        boolean ofJdk = isPrimitive() || name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
        return ofJdk ? null : ProgramClassLoader.ONE;
    }

    private String absolute(String path) {
        String folder = getPackageName().replace('.', '/');
        return path.startsWith("/") ? path.substring(1) : folder.isEmpty() ? path : folder.concat("/").concat(path);
    }

    public URL getResource(String path) {
        return getClassLoader() == null ? null : ResourceUrls.of(absolute(path));
    }

    public InputStream getResourceAsStream(String path) {
        return getClassLoader() == null ? JdkResources.open(absolute(path)) : Resources.open(absolute(path));
    }

    ClassLoader getClassLoader0() {
        return null;
    }

    public SecurityProtectionDomain getProtectionDomain() {
        return new SecurityProtectionDomain(null, null);
    }

    public LangPackage getPackage() {
        return isPrimitive() || isArray() ? null : new LangPackage(getPackageName());
    }

    public LangModule getModule() {
        return getClassLoader() == null ? LangModule.OF_JDK : LangModule.ONE;
    }

    // Members: only in programs that name what they reflect on

    public Field[] getDeclaredFields() {
        return ClassMembers.declaredFields(self());
    }

    public Field[] getFields() {
        return ClassMembers.fields(self());
    }

    public Field getDeclaredField(String name) throws NoSuchFieldException {
        return ClassMembers.declaredField(self(), name);
    }

    public Field getField(String name) throws NoSuchFieldException {
        return ClassMembers.field(self(), name);
    }

    public Method[] getDeclaredMethods() {
        return ClassMembers.declaredMethods(self());
    }

    public Method[] getMethods() {
        return ClassMembers.methods(self());
    }

    public Method getDeclaredMethod(String name, Class<?>... parameters) throws NoSuchMethodException {
        return ClassMembers.declaredMethod(self(), name, parameters);
    }

    public Method getMethod(String name, Class<?>... parameters) throws NoSuchMethodException {
        return ClassMembers.method(self(), name, parameters);
    }

    public Constructor<?>[] getDeclaredConstructors() {
        return ClassMembers.constructors(self(), false);
    }

    public Constructor<?>[] getConstructors() {
        return ClassMembers.constructors(self(), true);
    }

    public Constructor<T> getDeclaredConstructor(Class<?>... parameters) throws NoSuchMethodException {
        return ClassMembers.constructor(self(), parameters, false);
    }

    public Constructor<T> getConstructor(Class<?>... parameters) throws NoSuchMethodException {
        return ClassMembers.constructor(self(), parameters, true);
    }

    /** The compiler calls {@link ClassMembers#newInstance} in its place, which knows the caller. */
    public T newInstance() throws InstantiationException, IllegalAccessException {
        return ClassMembers.newInstance(self(), self());
    }

    @SuppressWarnings("unchecked")
    private Class<T> self() {
        return (Class<T>) (Object) this;
    }

    // Generic types

    public TypeVariable<?>[] getTypeParameters() {
        String signature = signature();
        return signature == null ? new TypeVariable<?>[0] : GenericsClassRepository.of(self(), signature).getTypeParameters();
    }

    public Type getGenericSuperclass() {
        String signature = signature();
        return signature == null || isInterface() ? getSuperclass() : GenericsClassRepository.of(self(), signature).getSuperclass();
    }

    public Type[] getGenericInterfaces() {
        String signature = signature();
        return signature == null ? getInterfaces() : GenericsClassRepository.of(self(), signature).getSuperInterfaces();
    }

    // Annotations

    public boolean isAnnotationPresent(Class<? extends Annotation> type) {
        return getAnnotation(type) != null;
    }

    public <A extends Annotation> A getAnnotation(Class<A> type) {
        return ClassAnnotations.of(self(), type);
    }

    public Annotation[] getAnnotations() {
        return ClassAnnotations.all(self());
    }

    public <A extends Annotation> A[] getAnnotationsByType(Class<A> type) {
        return ClassAnnotations.repeated(self(), type);
    }

    public <A extends Annotation> A getDeclaredAnnotation(Class<A> type) {
        return ClassAnnotations.declared(self(), type);
    }

    public Annotation[] getDeclaredAnnotations() {
        return ClassAnnotations.declared(self());
    }

    public <A extends Annotation> A[] getDeclaredAnnotationsByType(Class<A> type) {
        return ClassAnnotations.declaredRepeated(self(), type);
    }

    // Objects

    public boolean isInstance(Object object) {
        return object != null && TypeTests.isInstance(object, hub);
    }

    public boolean isAssignableFrom(Class<?> other) {
        return TypeTests.isSubtype(of(other).record(), record());
    }

    @SuppressWarnings("unchecked")
    public T cast(Object object) {
        if (object != null && !isInstance(object)) {
            throw new ClassCastException("Cannot cast ".concat(object.getClass().getName()).concat(" to ").concat(name));
        }
        return (T) object;
    }

    @SuppressWarnings("unchecked")
    public <U> Class<? extends U> asSubclass(Class<U> supertype) {
        if (!supertype.isAssignableFrom((Class<?>) (Object) this)) {
            throw new ClassCastException(toString());
        }
        return (Class<? extends U>) (Object) this;
    }

    public T[] getEnumConstants() {
        return getEnumConstantsShared();
    }

    T[] getEnumConstantsShared() {
        Supplier<T[]> constants = constants();
        return constants == null ? null : constants.get();
    }

    Map<String, T> enumConstantDirectory() {
        T[] constants = getEnumConstantsShared();
        if (constants == null) {
            throw new IllegalArgumentException(name.concat(" is not an enum class"));
        }
        Map<String, T> byName = new HashMap<>();
        for (T constant : constants) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return byName;
    }

    public boolean desiredAssertionStatus() {
        return false;
    }

    @Override
    public String toString() {
        return isPrimitive() ? name : (isInterface() ? "interface " : "class ").concat(name);
    }
}
