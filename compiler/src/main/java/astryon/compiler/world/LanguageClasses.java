package astryon.compiler.world;

import java.util.List;
import java.util.Set;

/** The classes of the JDK that the language itself needs: all that the kernel profile may use of it. */
final class LanguageClasses {
    /** In {@code java.lang}; nested classes of these go with them. */
    private static final Set<String> LANGUAGE = Set.of(
            // @formatter:off
            "Object", "Class", "Record", "Enum", "Iterable", "Comparable", "CharSequence", "Runnable", "AutoCloseable", "Cloneable", "Appendable",
            "String", "StringLatin1", "StringUTF16", "StringBuilder", "AbstractStringBuilder", "StringConcatHelper", "StackTraceElement",
            "Number", "Boolean", "Byte", "Short", "Character", "CharacterData", "CharacterDataLatin1", "Integer", "Long", "Float", "Double", "Void",
            "Math", "StrictMath", "System", "Throwable", "Exception", "Error", "RuntimeException",
            "ArithmeticException", "ArrayIndexOutOfBoundsException", "ArrayStoreException", "AssertionError", "ClassCastException",
            "CloneNotSupportedException", "EnumConstantNotPresentException", "IllegalArgumentException", "IllegalCallerException",
            "IllegalMonitorStateException", "IllegalStateException", "IndexOutOfBoundsException", "MatchException", "NegativeArraySizeException",
            "NullPointerException", "NumberFormatException", "SecurityException", "StringIndexOutOfBoundsException",
            "UnsupportedOperationException", "InterruptedException",
            "AbstractMethodError", "IncompatibleClassChangeError", "LinkageError", "ExceptionInInitializerError", "InternalError",
            "OutOfMemoryError", "StackOverflowError", "UnknownError", "VirtualMachineError", "NoSuchFieldError", "NoSuchMethodError"
            // @formatter:on
    );
    /** Whole packages. */
    private static final List<String> PACKAGES = List.of("java/util/function/", "java/lang/annotation/");
    /** Single classes elsewhere. */
    private static final Set<String> OTHERS = Set.of("java/io/Serializable", "java/lang/constant/Constable", "java/lang/constant/ConstantDesc",
            "java/lang/invoke/TypeDescriptor", "java/lang/invoke/TypeDescriptor$OfField", "java/lang/reflect/Type",
            "java/lang/reflect/AnnotatedElement", "java/lang/reflect/GenericDeclaration", "java/util/Iterator", "java/util/Comparator",
            "java/util/Objects", "java/util/Arrays", "java/util/NoSuchElementException", "jdk/internal/util/ArraysSupport",
            "jdk/internal/util/Preconditions");

    private LanguageClasses() {
    }

    /** Whether kernel code may use the class of this internal name. */
    static boolean contain(String name) {
        if (name.startsWith("java/lang/") && name.indexOf('/', "java/lang/".length()) < 0) {
            String simple = name.substring("java/lang/".length());
            int nested = simple.indexOf('$');
            return LANGUAGE.contains(nested < 0 ? simple : simple.substring(0, nested));
        }
        return OTHERS.contains(name) || PACKAGES.stream().anyMatch(name::startsWith);
    }
}
