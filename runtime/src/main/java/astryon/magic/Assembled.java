package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A native method whose code is written against the compiler's assembler: at build time the named static method is run on
 * the host with an {@code Assembler} to fill.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Assembled {
    /** {@code fully.qualified.Class#method}, {@code static void method(Assembler)}. */
    String value();
}
