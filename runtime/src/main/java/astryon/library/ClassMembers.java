package astryon.library;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a class answers when it is asked for members. Every answer is a copy: whoever gets it may turn its checks off. */
final class ClassMembers {
    private static final Field[] NO_FIELDS = {};
    private static final Method[] NO_METHODS = {};
    private static final Constructor<?>[] NO_CONSTRUCTORS = {};
    private static final Class<?>[] NO_TYPES = {};

    private ClassMembers() {
    }

    private static boolean isPublic(Member member) {
        return Modifier.isPublic(member.getModifiers());
    }

    // Fields

    private static Field[] known(Class<?> type) {
        Field[] fields = LangClass.of(type).fields();
        return fields == null ? NO_FIELDS : fields;
    }

    static Field[] declaredFields(Class<?> type) {
        return copies(known(type));
    }

    /** In the order of HotSpot: the class's own, those of its interfaces, those of its superclass. */
    static Field[] fields(Class<?> type) {
        Set<Field> fields = new LinkedHashSet<>();
        collect(type, fields);
        return copies(fields.toArray(NO_FIELDS));
    }

    private static void collect(Class<?> type, Set<Field> fields) {
        for (Field field : known(type)) {
            if (isPublic(field)) {
                fields.add(field);
            }
        }
        for (Class<?> inherited : type.getInterfaces()) {
            collect(inherited, fields);
        }
        if (type.getSuperclass() != null) {
            collect(type.getSuperclass(), fields);
        }
    }

    private static Field[] copies(Field[] fields) {
        Field[] copies = new Field[fields.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = ReflectField.of(fields[i]).copy();
        }
        return copies;
    }

    static Field declaredField(Class<?> type, String name) throws NoSuchFieldException {
        for (Field field : known(type)) {
            if (field.getName().equals(name)) {
                return ReflectField.of(field).copy();
            }
        }
        throw new NoSuchFieldException(name);
    }

    static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Set<Field> fields = new LinkedHashSet<>();
        collect(type, fields);
        for (Field field : fields) {
            if (field.getName().equals(name)) {
                return ReflectField.of(field).copy();
            }
        }
        throw new NoSuchFieldException(name);
    }

    // Methods

    private static Method[] knownMethods(Class<?> type) {
        Method[] methods = LangClass.of(type).methods();
        return methods == null ? NO_METHODS : methods;
    }

    static Method[] declaredMethods(Class<?> type) {
        return copies(Arrays.asList(knownMethods(type)));
    }

    static Method[] methods(Class<?> type) {
        return copies(publicMethods(type));
    }

    /** Public methods, also inherited ones that nothing overrides. */
    private static List<Method> publicMethods(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Method method : knownMethods(type)) {
            if (isPublic(method)) {
                merge(methods, method);
            }
        }
        if (type.getSuperclass() != null) {
            publicMethods(type.getSuperclass()).forEach(method -> merge(methods, method));
        }
        for (Class<?> inherited : type.getInterfaces()) {
            for (Method method : publicMethods(inherited)) {
                if (!Modifier.isStatic(method.getModifiers())) {
                    merge(methods, method);
                }
            }
        }
        return methods;
    }

    /** Of methods with the same signature and result a class's stays beside an interface's, and else the one from the more special type. */
    private static void merge(List<Method> methods, Method method) {
        Class<?> owner = method.getDeclaringClass();
        for (int i = 0; i < methods.size(); i++) {
            Method other = methods.get(i);
            if (other.getReturnType() == method.getReturnType() && isCalled(other, method.getName(), types(method))) {
                Class<?> otherOwner = other.getDeclaringClass();
                boolean alike = owner.isInterface() == otherOwner.isInterface();
                if (alike ? owner.isAssignableFrom(otherOwner) : owner.isInterface()) {
                    return;
                }
                if (!alike || otherOwner.isAssignableFrom(owner)) {
                    methods.remove(i--);
                }
            }
        }
        methods.add(method);
    }

    private static Class<?>[] types(Method method) {
        return ReflectExecutable.of(method).getSharedParameterTypes();
    }

    private static boolean isCalled(Method method, String name, Class<?>[] parameters) {
        return method.getName().equals(name) && Arrays.equals(types(method), parameters);
    }

    private static Method[] copies(List<Method> methods) {
        Method[] copies = new Method[methods.size()];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = ReflectMethod.of(methods.get(i)).copy();
        }
        return copies;
    }

    static Method declaredMethod(Class<?> type, String name, Class<?>[] parameters) throws NoSuchMethodException {
        return found(mostSpecial(Arrays.asList(knownMethods(type)), name, parameters), type, name, parameters);
    }

    static Method method(Class<?> type, String name, Class<?>[] parameters) throws NoSuchMethodException {
        return found(mostSpecial(publicMethods(type), name, parameters), type, name, parameters);
    }

    /** The one whose result is the most special: bridges have the name and parameters of what they stand for. */
    private static Method mostSpecial(List<Method> methods, String name, Class<?>[] parameters) {
        Method found = null;
        for (Method method : methods) {
            if (isCalled(method, name, parameters == null ? NO_TYPES : parameters) && (found == null
                    || found.getReturnType() != method.getReturnType() && found.getReturnType().isAssignableFrom(method.getReturnType()))) {
                found = method;
            }
        }
        return found;
    }

    private static Method found(Method method, Class<?> type, String name, Class<?>[] parameters) throws NoSuchMethodException {
        if (method == null) {
            throw missing(type, name, parameters);
        }
        return ReflectMethod.of(method).copy();
    }

    private static NoSuchMethodException missing(Class<?> type, String name, Class<?>[] parameters) {
        StringBuilder text = new StringBuilder(type.getName()).append('.').append(name).append('(');
        for (int i = 0; parameters != null && i < parameters.length; i++) {
            text.append(i > 0 ? "," : "").append(parameters[i] == null ? "null" : parameters[i].getName());
        }
        return new NoSuchMethodException(text.append(')').toString());
    }

    // Constructors

    private static Constructor<?>[] knownConstructors(Class<?> type) {
        Constructor<?>[] constructors = LangClass.of(type).constructors();
        return constructors == null ? NO_CONSTRUCTORS : constructors;
    }

    static Constructor<?>[] constructors(Class<?> type, boolean onlyPublic) {
        List<Constructor<?>> constructors = new ArrayList<>();
        for (Constructor<?> constructor : knownConstructors(type)) {
            if (!onlyPublic || isPublic(constructor)) {
                constructors.add(ReflectConstructor.of(constructor).copy());
            }
        }
        return constructors.toArray(NO_CONSTRUCTORS);
    }

    @SuppressWarnings("unchecked")
    static <T> Constructor<T> constructor(Class<T> type, Class<?>[] parameters, boolean onlyPublic) throws NoSuchMethodException {
        for (Constructor<?> constructor : knownConstructors(type)) {
            if ((!onlyPublic || isPublic(constructor))
                    && Arrays.equals(ReflectExecutable.of(constructor).getSharedParameterTypes(), parameters == null ? NO_TYPES : parameters)) {
                return (Constructor<T>) ReflectConstructor.of(constructor).copy();
            }
        }
        throw missing(type, "<init>", parameters);
    }

    /** {@code Class.newInstance}, called by {@code caller}: what the constructor throws leaves it as it is. */
    static <T> T newInstance(Class<T> type, Class<?> caller) throws InstantiationException, IllegalAccessException {
        Constructor<T> constructor;
        try {
            constructor = constructor(type, NO_TYPES, false);
        } catch (NoSuchMethodException e) {
            throw (InstantiationException) new InstantiationException(type.getName()).initCause(e);
        }
        AccessCheck.of(constructor, caller);
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw ClassMembers.<RuntimeException>raised(e.getCause());
        }
    }

    /** The cast is erased: any exception may leave here. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E raised(Throwable exception) throws E {
        throw (E) exception;
    }
}
