package astryon.compiler.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageClassesTest {
    @ParameterizedTest
    @ValueSource(strings = {"java/lang/Object", "java/lang/Integer$IntegerCache", "java/lang/String$CaseInsensitiveComparator",
        "java/util/function/IntSupplier", "java/io/Serializable", "java/lang/MatchException"})
    void the_language_has(String name) {
        assertThat(LanguageClasses.contain(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java/lang/Thread", "java/util/ArrayList", "java/lang/invoke/MethodHandle", "java/io/PrintStream", "java/lang/ObjectX",
        "java/util/function", "java/lang/reflect/Method"})
    void the_library_has(String name) {
        assertThat(LanguageClasses.contain(name)).isFalse();
    }
}
