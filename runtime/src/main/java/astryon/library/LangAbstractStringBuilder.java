package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.lang.AbstractStringBuilder", why = "the JDK (25) puts the digits into wide text through an object that the virtual machine's start makes")
abstract class LangAbstractStringBuilder {

    @Original
    public abstract LangAbstractStringBuilder append(String text);

    public LangAbstractStringBuilder append(float value) {
        return append(Float.toString(value));
    }

    public LangAbstractStringBuilder append(double value) {
        return append(Double.toString(value));
    }
}
