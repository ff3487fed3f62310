package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that code outside Java reaches by a linker symbol: an entry point, a target of an {@link Assembled} stub. It is always compiled. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Export {
    /** The linker symbol. */
    String value();
}
