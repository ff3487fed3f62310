package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.lang.reflect.Executable;

@Substitute(value = "java.lang.reflect.Parameter", why = "a name for what only the JDK's own package makes")
final class ReflectParameter {
    @Original
    ReflectParameter(String name, int modifiers, Executable executable, int index) {
    }
}
