package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.util.List;
import java.util.Optional;

@Substitute(value = "java.lang.Runtime$Version", why = "a name for what only the JDK's package can name")
final class RuntimeVersion {
    @Original
    RuntimeVersion(List<Integer> numbers, Optional<String> pre, Optional<Integer> build, Optional<String> optional) {
    }
}
