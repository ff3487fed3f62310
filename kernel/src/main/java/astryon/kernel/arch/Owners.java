package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Inline;

/** Whom entries of a processor concern: an object of the scheduler's, by its address in the processor's block. It is never freed. */
public final class Owners {
    private Owners() {
    }

    @Inline
    public static Object of(PerCpu processor) {
        return new Address(processor.start().plus(PerCpu.OWNER).loadInt()).toObject();
    }

    public static void set(PerCpu processor, Object owner) {
        processor.start().plus(PerCpu.OWNER).storeInt((int) Address.of(owner).value());
    }
}
