package astryon.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose methods are what a service does for its clients. Parameters and results are {@code int}, {@code long}, {@code boolean}, {@code String}, {@code byte[]},
 * {@link astryon.abi.Handle}, which moves, {@link Loan}, and records of those. Numbers of operations are for ever; a method that comes later says since when. A newer
 * client of an older server is told which operation that server lacks; an older client goes on as before.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface Protocol {
    int version() default 1;
}
