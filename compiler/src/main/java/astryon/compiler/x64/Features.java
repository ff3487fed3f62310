package astryon.compiler.x64;

/**
 * What code may rely on. The baseline is x86-64-v1, which every processor with long mode has.
 *
 * @param flavour            how addresses and references are extended to 64 bits
 * @param popcnt             {@code popcnt} exists (x86-64-v2)
 * @param implicitNullChecks an access near address zero traps, and the trap is turned into the exception: checks before such accesses cost nothing
 * @param rawFaultsNamed     accesses of raw memory have rows in the side table, so that a report of their fault names the line and not one near it;
 *                           together with implicit null checks only where the fault handler goes by the address and not by the row alone
 * @param vectorRegisters    vector registers are the code's to use; a kernel's are those of the program that it was entered from
 */
public record Features(Flavour flavour, boolean popcnt, boolean implicitNullChecks, boolean rawFaultsNamed, boolean vectorRegisters) {

    /** In which part of the address space the image and the heap lie; 32 bits name every address in it. */
    public enum Flavour {
        /** The low 2 GiB: 32-bit addresses are zero-extended. */
        LOW,
        /** The top 2 GiB: 32-bit addresses are sign-extended. */
        HIGH
    }

    public static final Features USER = new Features(Flavour.LOW, false, true, false, true);
    public static final Features KERNEL = new Features(Flavour.HIGH, false, true, true, false);

    boolean isHigh() {
        return flavour == Flavour.HIGH;
    }
}
