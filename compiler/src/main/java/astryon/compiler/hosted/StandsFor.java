package astryon.compiler.hosted;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class of tests: its static methods take the place of those of the same name and parameters in another class, whose own have no
 * meaning on a JVM: routines assembled at build time, collaborators that need the machine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StandsFor {
    Class<?> value();
}
