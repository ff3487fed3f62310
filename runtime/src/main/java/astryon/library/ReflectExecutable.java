package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Map;

@Substitute(value = "java.lang.reflect.Executable", why = "annotations were read when the program was compiled")
abstract class ReflectExecutable {
    @Original
    private volatile transient Map<Class<? extends Annotation>, Annotation> declaredAnnotations;

    ReflectExecutable() {
    }

    static ReflectExecutable of(Executable executable) {
        return (ReflectExecutable) (Object) executable;
    }

    @Original
    abstract Class<?>[] getSharedParameterTypes();

    private int number() {
        Executable executable = (Executable) (Object) this;
        return executable instanceof java.lang.reflect.Method method ? ReflectMethod.of(method).slot()
                : ReflectConstructor.of((java.lang.reflect.Constructor<?>) executable).slot();
    }

    private Class<?> owner() {
        return ((Executable) (Object) this).getDeclaringClass();
    }

    private Map<Class<? extends Annotation>, Annotation> declaredAnnotations() {
        Map<Class<? extends Annotation>, Annotation> known = declaredAnnotations;
        if (known == null) {
            known = AnnotationTable.ofMember(owner(), number());
            declaredAnnotations = known;
        }
        return known;
    }

    Annotation[][] sharedGetParameterAnnotations(Class<?>[] types, byte[] bytes) {
        return AnnotationTable.ofParameters(owner(), number(), types.length);
    }

    /** Null if the class file does not tell the names: the JDK then makes some up. */
    private Parameter[] getParameters0() {
        Members members = LangClass.of(owner()).members();
        String[] names = members.parameterNames(number());
        if (names == null) {
            return null;
        }
        int[] modifiers = members.parameterModifiers(number());
        Parameter[] parameters = new Parameter[names.length];
        for (int i = 0; i < names.length; i++) {
            parameters[i] = (Parameter) (Object) new ReflectParameter(names[i], modifiers[i], (Executable) (Object) this, i);
        }
        return parameters;
    }
}
