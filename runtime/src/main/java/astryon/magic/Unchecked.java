package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Null, bounds and cast checks of this method's own code are left out. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Unchecked {
    /** A sentence: the invariant that makes every access right. */
    String reason();
}
