package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The static method that compiled code calls for {@link RuntimeCall}; a platform has exactly one for each. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RuntimeEntry {
    RuntimeCall value();
}
