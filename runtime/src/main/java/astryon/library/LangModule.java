package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.Module", whole = true, why = "a program's own classes are in a module without a name, the JDK's in java.base, and both may everything")
final class LangModule {
    static final LangModule ONE = new LangModule(null);
    static final LangModule OF_JDK = new LangModule("java.base");

    private final String name;

    private LangModule(String name) {
        this.name = name;
    }

    public boolean isNamed() {
        return name != null;
    }

    public String getName() {
        return name;
    }

    public boolean canRead(LangModule other) {
        return true;
    }

    public boolean isExported(String packageName) {
        return true;
    }

    public boolean isExported(String packageName, LangModule other) {
        return true;
    }

    public boolean isOpen(String packageName) {
        return true;
    }

    public boolean isOpen(String packageName, LangModule other) {
        return true;
    }

    @Override
    public String toString() {
        return name == null ? "unnamed module" : "module ".concat(name);
    }
}
