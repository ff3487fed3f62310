package astryon.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method of a protocol. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Operation {
    /** Its number: 1 or more, and of no other method, now or ever. */
    int value();

    /** The first version of the protocol that has it. */
    int since() default 1;
}
