package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Below a {@link StackLimit}: the method may be on the stack several times at once. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Recursive {
    int most();

    /** A sentence: why it is never there more often. */
    String reason();
}
