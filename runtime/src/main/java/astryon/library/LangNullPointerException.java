package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.NullPointerException", why = "helpful messages are computed by the virtual machine from bytecode, which is gone: the compiler has written them down")
final class LangNullPointerException {
    private LangNullPointerException() {
    }

    private String getExtendedNPEMessage() {
        return NullMessages.of(((LangThrowable) (Object) this).callSites());
    }
}
