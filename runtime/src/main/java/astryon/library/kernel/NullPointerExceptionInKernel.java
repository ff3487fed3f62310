package astryon.library.kernel;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.NullPointerException", why = "exceptions of the kernel do not know where they were made: a panic prints the stack itself")
final class NullPointerExceptionInKernel {
    private NullPointerExceptionInKernel() {
    }

    private String getExtendedNPEMessage() {
        return null;
    }
}
