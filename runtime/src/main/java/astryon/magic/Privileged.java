package astryon.magic;

/** Instructions of ring 0, one row each. Intel SDM vol. 2. */
public final class Privileged {
    private Privileged() {
    }

    /** Reads 8 bits from an I/O port, zero-extended. */
    @Intrinsic
    public static int in8(int port) {
        throw Machine.targetOnly();
    }

    /** Writes 8 bits to an I/O port. */
    @Intrinsic
    public static void out8(int port, int bits) {
        throw Machine.targetOnly();
    }

    /** Reads 16 bits from an I/O port, zero-extended. */
    @Intrinsic
    public static int in16(int port) {
        throw Machine.targetOnly();
    }

    /** Writes 16 bits to an I/O port. */
    @Intrinsic
    public static void out16(int port, int bits) {
        throw Machine.targetOnly();
    }

    /** Reads 32 bits from an I/O port, zero-extended. */
    @Intrinsic
    public static int in32(int port) {
        throw Machine.targetOnly();
    }

    /** Writes 32 bits to an I/O port. */
    @Intrinsic
    public static void out32(int port, int bits) {
        throw Machine.targetOnly();
    }

    /** Model-specific register {@code register}. */
    @Intrinsic
    public static long readMsr(int register) {
        throw Machine.targetOnly();
    }

    /** Sets a model-specific register. */
    @Intrinsic
    public static void writeMsr(int register, long bits) {
        throw Machine.targetOnly();
    }

    /** Control register 0. */
    @Intrinsic
    public static long readCr0() {
        throw Machine.targetOnly();
    }

    /** Control register 2. */
    @Intrinsic
    public static long readCr2() {
        throw Machine.targetOnly();
    }

    /** Control register 3. */
    @Intrinsic
    public static long readCr3() {
        throw Machine.targetOnly();
    }

    /** Control register 4. */
    @Intrinsic
    public static long readCr4() {
        throw Machine.targetOnly();
    }

    /** Sets control register 0. */
    @Intrinsic
    public static void writeCr0(long bits) {
        throw Machine.targetOnly();
    }

    /** Sets control register 3. */
    @Intrinsic
    public static void writeCr3(long bits) {
        throw Machine.targetOnly();
    }

    /** Sets control register 4. */
    @Intrinsic
    public static void writeCr4(long bits) {
        throw Machine.targetOnly();
    }

    /** Drops the translation of one page from this processor ({@code invlpg}); simulated memory keeps none. */
    @Intrinsic
    public static void invalidatePage(Address page) {
    }

    /** Waits for an interrupt ({@code hlt}). */
    @Intrinsic
    public static void halt() {
        throw Machine.targetOnly();
    }

    /** {@code sti}: takes effect after the next instruction. */
    @Intrinsic
    public static void enableInterrupts() {
        throw Machine.targetOnly();
    }

    /** {@code cli}. */
    @Intrinsic
    public static void disableInterrupts() {
        throw Machine.targetOnly();
    }

    /** {@code sti; hlt}: no interrupt is lost between the two. */
    @Intrinsic
    public static void enableInterruptsAndHalt() {
        throw Machine.targetOnly();
    }

    /** {@code stac}: supervisor code may touch user pages until {@link #forbidUserAccess}. Needs SMAP. */
    @Intrinsic
    public static void allowUserAccess() {
        throw Machine.targetOnly();
    }

    /** {@code clac}. */
    @Intrinsic
    public static void forbidUserAccess() {
        throw Machine.targetOnly();
    }

    /** Sets extended control register 0. */
    @Intrinsic
    public static void writeXcr0(long bits) {
        throw Machine.targetOnly();
    }

    /** {@code lgdt} from a 10-byte pseudo-descriptor. */
    @Intrinsic
    public static void loadGdt(Address pseudoDescriptor) {
        throw Machine.targetOnly();
    }

    /** {@code lidt} from a 10-byte pseudo-descriptor. */
    @Intrinsic
    public static void loadIdt(Address pseudoDescriptor) {
        throw Machine.targetOnly();
    }

    /** {@code ltr}. */
    @Intrinsic
    public static void loadTaskRegister(int selector) {
        throw Machine.targetOnly();
    }

    /** {@code wrfsbase}. Needs FSGSBASE. */
    @Intrinsic
    public static void writeFsBase(Address address) {
        throw Machine.targetOnly();
    }

    /** {@code wrgsbase}. Needs FSGSBASE. */
    @Intrinsic
    public static void writeGsBase(Address address) {
        throw Machine.targetOnly();
    }
}
