package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.StringIndexOutOfBoundsException", why = "every String.charAt may make one, and the JDK builds the message with a StringBuilder")
class LangStringIndexOutOfBounds extends IndexOutOfBoundsException {
    private static final long serialVersionUID = 1;

    LangStringIndexOutOfBounds(int index) {
        super("String index out of range: ".concat(Integer.toString(index)));
    }
}
