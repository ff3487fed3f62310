package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.NullPointerException", why = "helpful messages are computed by the virtual machine from bytecode, which is gone")
final class LangNullPointerException {
    private LangNullPointerException() {
    }

    private String getExtendedNPEMessage() {
        return null;
    }
}
