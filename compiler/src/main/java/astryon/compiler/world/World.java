package astryon.compiler.world;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.classfile.ClassPath;
import astryon.compiler.diag.Diagnostics;
import astryon.magic.RuntimeCall;
import java.util.List;
import java.util.Optional;

/**
 * All classes there are, linked when they are first asked for. Names are internal names ({@code java/lang/String}, {@code [I},
 * {@code int}). What cannot be found is a {@code Refusal} whose message says what is missing.
 */
public final class World {
    private final Profile profile;
    private final Diagnostics diagnostics;

    /**
     * @param platformClasses internal names of the classes that hold the {@code @RuntimeEntry} methods
     * @param diagnostics     receives what is wrong with words, structs and annotations
     */
    public World(ClassPath classPath, Profile profile, List<String> platformClasses, Diagnostics diagnostics) {
        this.profile = profile;
        this.diagnostics = diagnostics;
    }

    public Profile profile() {
        return profile;
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    public JavaClass classNamed(String name) {
        throw new UnsupportedOperationException();
    }

    public Optional<JavaClass> find(String name) {
        throw new UnsupportedOperationException();
    }

    /** The type of a field descriptor: {@code I}, {@code Ljava/lang/String;}, {@code [J}; {@code V} is {@code void}. */
    public JavaClass type(String descriptor) {
        throw new UnsupportedOperationException();
    }

    public JavaClass arrayOf(JavaClass component) {
        throw new UnsupportedOperationException();
    }

    /** Adds a class that no file has: a lambda's. */
    public JavaClass define(ClassFile file) {
        throw new UnsupportedOperationException();
    }

    /** The method a symbolic reference means (JVMS 5.4.3.3 and 5.4.3.4). */
    public JavaMethod resolveMethod(JavaClass owner, String name, String descriptor) {
        throw new UnsupportedOperationException();
    }

    /** The field a symbolic reference means (JVMS 5.4.3.2). */
    public JavaField resolveField(JavaClass owner, String name) {
        throw new UnsupportedOperationException();
    }

    /** What a virtual or interface call of {@code declared} runs on an instance of {@code receiver} (JVMS 5.4.6); may be abstract. */
    public JavaMethod selectVirtual(JavaClass receiver, JavaMethod declared) {
        throw new UnsupportedOperationException();
    }

    /** The platform's method for {@code call}. */
    public JavaMethod runtimeEntry(RuntimeCall call) {
        throw new UnsupportedOperationException();
    }

    /** The {@code @Export} methods of every class on the class path that is not the JDK's. */
    public List<JavaMethod> exportedMethods() {
        throw new UnsupportedOperationException();
    }

    /** Every class linked so far, in the order of linking. */
    public List<JavaClass> classes() {
        throw new UnsupportedOperationException();
    }
}
