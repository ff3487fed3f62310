package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A final class whose plain fields describe memory that is not a Java object: a page table entry, a message, a device
 * register block. A reference to it is a raw address. Layout is C's (each field at its natural alignment) unless said
 * otherwise. It is never made with {@code new}, compared, locked or cast.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Struct {
    /** Size in bytes the layout must come to; 0 leaves it unchecked. */
    int size() default 0;

    /** No padding between fields. */
    boolean packed() default false;
}
