package astryon.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record of one {@code long} that the compiler keeps in a register: no identity, never null, never an {@code Object}.
 * Comparing words with {@code ==}, storing one in a variable of a reference type, or null in one of a word type, is refused.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Word {
}
