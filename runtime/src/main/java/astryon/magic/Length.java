package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Length of an array field that lies inside its {@link Struct}; its element accesses are checked against it. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Length {
    int value();
}
