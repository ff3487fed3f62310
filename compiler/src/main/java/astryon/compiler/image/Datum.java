package astryon.compiler.image;

import astryon.compiler.world.StaticValue;
import astryon.compiler.world.StaticValue.LinkAddress;

/**
 * A value outside of an activation: an argument, a result, a static field's content.
 *
 * @param bits      of a primitive or word, as {@code CONST} has them
 * @param reference null, an {@link ImageObject}, or for a word a {@link LinkAddress}
 */
record Datum(long bits, Object reference) {
    static final Datum ZERO = new Datum(0, null);

    static Datum of(long bits) {
        return new Datum(bits, null);
    }

    static Datum of(boolean truth) {
        return new Datum(truth ? 1 : 0, null);
    }

    static Datum of(Object reference) {
        return new Datum(0, reference);
    }

    ImageObject object() {
        return (ImageObject) reference;
    }

    StaticValue staticValue(boolean isReference) {
        if (reference instanceof LinkAddress address) {
            return address;
        }
        if (reference instanceof ImageObject object) {
            return new StaticValue.Reference(object);
        }
        return isReference ? new StaticValue.Null() : new StaticValue.Bits(bits);
    }
}
