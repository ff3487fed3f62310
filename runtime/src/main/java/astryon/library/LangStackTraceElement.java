package astryon.library;

import astryon.magic.Substitute;
import java.io.Serializable;
import java.util.Objects;

/** As {@code astryon.library.CallSites} makes them, of the JDK's own classes with their module, or as a program does. */
@Substitute(value = "java.lang.StackTraceElement", whole = true, why = "there are no modules and class loaders to ask what of their names is left out")
final class LangStackTraceElement implements Serializable {
    /** Stands for the line where a method has no code of ours to point at. */
    private static final int NATIVE = -2;

    private final String classLoaderName;
    private final String moduleName;
    private final String moduleVersion;
    private final String declaringClass;
    private final String methodName;
    private final String fileName;
    private final int lineNumber;
    /** Whether the class loader's name need not be said: it is the JDK's for programs. */
    private final boolean isLoaderKnown;

    public LangStackTraceElement(String declaringClass, String methodName, String fileName, int lineNumber) {
        this(null, null, null, declaringClass, methodName, fileName, lineNumber);
    }

    public LangStackTraceElement(String classLoaderName, String moduleName, String moduleVersion, String declaringClass, String methodName, String fileName,
            int lineNumber) {
        this(classLoaderName, moduleName, moduleVersion, declaringClass, methodName, fileName, lineNumber, false);
    }

    private LangStackTraceElement(String classLoaderName, String moduleName, String moduleVersion, String declaringClass, String methodName, String fileName,
            int lineNumber, boolean isLoaderKnown) {
        this.classLoaderName = classLoaderName;
        this.moduleName = moduleName;
        this.moduleVersion = moduleVersion;
        this.declaringClass = Objects.requireNonNull(declaringClass, "Declaring class is null");
        this.methodName = Objects.requireNonNull(methodName, "Method name is null");
        this.fileName = fileName;
        this.lineNumber = lineNumber;
        this.isLoaderKnown = isLoaderKnown;
    }

    /** Of a place in the program or, if {@code ofJdk}, in its class library. */
    static StackTraceElement of(boolean ofJdk, String declaringClass, String methodName, String fileName, int lineNumber) {
        return (StackTraceElement) (Object) new LangStackTraceElement(ofJdk ? null : "app", ofJdk ? "java.base" : null, null, declaringClass, methodName, fileName, lineNumber, true);
    }

    public String getClassLoaderName() {
        return classLoaderName;
    }

    public String getModuleName() {
        return moduleName;
    }

    public String getModuleVersion() {
        return moduleVersion;
    }

    public String getClassName() {
        return declaringClass;
    }

    public String getMethodName() {
        return methodName;
    }

    public String getFileName() {
        return fileName;
    }

    public int getLineNumber() {
        return lineNumber;
    }

    public boolean isNativeMethod() {
        return lineNumber == NATIVE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LangStackTraceElement that && declaringClass.equals(that.declaringClass) && methodName.equals(that.methodName)
                && lineNumber == that.lineNumber && Objects.equals(fileName, that.fileName) && Objects.equals(classLoaderName, that.classLoaderName)
                && Objects.equals(moduleName, that.moduleName) && Objects.equals(moduleVersion, that.moduleVersion);
    }

    @Override
    public int hashCode() {
        int result = 31 * declaringClass.hashCode() + methodName.hashCode();
        result = 31 * result + Objects.hashCode(classLoaderName);
        result = 31 * result + Objects.hashCode(moduleName);
        result = 31 * result + Objects.hashCode(moduleVersion);
        result = 31 * result + Objects.hashCode(fileName);
        return 31 * result + lineNumber;
    }

    @Override
    public String toString() {
        String where = isLoaderKnown || classLoaderName == null || classLoaderName.isEmpty() ? "" : classLoaderName.concat("/");
        if (moduleName != null && !moduleName.isEmpty()) {
            where = where.concat(moduleName);
            where = moduleVersion == null || moduleVersion.isEmpty() ? where : where.concat("@").concat(moduleVersion);
        }
        where = where.isEmpty() ? declaringClass : where.concat("/").concat(declaringClass);
        String place = isNativeMethod() ? "Native Method" : fileName == null ? "Unknown Source"
                : lineNumber >= 0 ? fileName.concat(":").concat(Integer.toString(lineNumber)) : fileName;
        return where.concat(".").concat(methodName).concat("(").concat(place).concat(")");
    }
}
