package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.loader.BootLoader", whole = true, why = "the class library's native parts have substitutes: there is no library to load")
final class LoaderBootLoader {
    private LoaderBootLoader() {
    }

    public static void loadLibrary(String name) {
    }
}
