package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.Module", whole = true, why = "a program has no modules: all its classes are in one without a name, which may everything")
final class LangModule {
    static final LangModule ONE = new LangModule();

    private LangModule() {
    }

    public boolean isNamed() {
        return false;
    }

    public String getName() {
        return null;
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
        return "unnamed module";
    }
}
