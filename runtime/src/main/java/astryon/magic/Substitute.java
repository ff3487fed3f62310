package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This class stands in for a class of the JDK. Its methods and fields replace those of the same name and descriptor, and
 * new ones are added; with {@link #whole} nothing of the original is kept. Members annotated {@link Original} only name
 * members of the original so that the source compiles.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Substitute {
    /** Binary name of the class it stands in for: {@code java.lang.System}. */
    String value();

    /** Whether the original is replaced whole. */
    boolean whole() default false;

    /** Why the original cannot serve: a sentence. */
    String why();
}
