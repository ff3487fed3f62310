package astryon.library;

import astryon.magic.Substitute;
import java.util.concurrent.Executor;

@Substitute(value = "java.lang.ThreadBuilders", why = "virtual threads are threads of the platform")
final class LangThreadBuilders {
    private LangThreadBuilders() {
    }

    static Thread newVirtualThread(Executor scheduler, String name, int characteristics, Runnable task) {
        return (Thread) (Object) new LangThread(name, characteristics, java.util.Objects.requireNonNull(task));
    }
}
