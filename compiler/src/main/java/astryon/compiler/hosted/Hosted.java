package astryon.compiler.hosted;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a JUnit test class: its methods, and all of Astryon they call but the compiler, run as code in the dialect, with structs in
 * {@code SimulatedMemory}. Each test has a loader of its own and with it fresh static fields; tests of a class with {@code @BeforeAll}
 * share one.
 *
 * <p>JUnit itself makes an instance by ordinary loading, too: field and static initialisers of the test class must not touch structs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HostedExtension.class)
public @interface Hosted {
    /** Classes annotated with {@link StandsFor}. */
    Class<?>[] standIns() default {};
}
