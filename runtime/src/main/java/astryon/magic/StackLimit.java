package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This method and all that it calls need at most so many bytes of the stack, by the stack frames that they are compiled to: a program that may need more is refused. Methods that may be
 * on the stack several times say how often: {@link Recursive}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface StackLimit {
    int bytes();
}
