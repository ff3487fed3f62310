package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Offset in bytes at which a field of a {@link Struct} must lie; the compiler pads up to it and refuses overlaps. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface At {
    int value();
}
