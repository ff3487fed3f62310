package astryon.library;

import astryon.magic.Substitute;
import java.io.Serializable;

@Substitute(value = "java.lang.StackTraceElement", whole = true, why = "there are no modules and class loaders to name")
final class LangStackTraceElement implements Serializable {
    private final String declaringClass;
    private final String methodName;
    private final String fileName;
    private final int lineNumber;

    LangStackTraceElement(String declaringClass, String methodName, String fileName, int lineNumber) {
        this.declaringClass = declaringClass;
        this.methodName = methodName;
        this.fileName = fileName;
        this.lineNumber = lineNumber;
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

    @Override
    public boolean equals(Object other) {
        return other instanceof LangStackTraceElement that && declaringClass.equals(that.declaringClass) && methodName.equals(that.methodName)
                && lineNumber == that.lineNumber;
    }

    @Override
    public int hashCode() {
        return 31 * declaringClass.hashCode() + methodName.hashCode();
    }

    @Override
    public String toString() {
        String place = fileName == null || fileName.isEmpty() ? "Unknown Source"
                : lineNumber > 0 ? fileName.concat(":").concat(Integer.toString(lineNumber)) : fileName;
        return declaringClass.concat(".").concat(methodName).concat("(").concat(place).concat(")");
    }
}
