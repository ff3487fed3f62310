package astryon.kernel.arch;

import astryon.magic.Machine;

/** What this processor can do (Intel SDM vol. 2A, CPUID). */
public final class Features {
    private static final int EAX = 0;
    private static final int EBX = 1;
    private static final int ECX = 2;
    private static final int EDX = 3;

    private Features() {
    }

    public static boolean noExecute() {
        return bit(Machine.cpuid(0x8000_0001, 0, EDX), 20);
    }

    public static boolean smep() {
        return hasLeaf7() && bit(Machine.cpuid(7, 0, EBX), 7);
    }

    public static boolean smap() {
        return hasLeaf7() && bit(Machine.cpuid(7, 0, EBX), 20);
    }

    public static boolean umip() {
        return hasLeaf7() && bit(Machine.cpuid(7, 0, ECX), 2);
    }

    public static boolean fsGsBase() {
        return hasLeaf7() && bit(Machine.cpuid(7, 0, EBX), 0);
    }

    public static boolean xsave() {
        return bit(Machine.cpuid(1, 0, ECX), 26);
    }

    /** Whether the processor makes random numbers. */
    public static boolean random() {
        return bit(Machine.cpuid(1, 0, ECX), 30);
    }

    /** State components that XSAVE can be told to save, the first 32: what has no bit there is not to be enabled. */
    static long stateComponents() {
        return Machine.cpuid(0xd, 0, EAX) & 0xffff_ffffL;
    }

    /** Whether it is a virtual machine's, and so may stand still at any moment. */
    public static boolean isVirtual() {
        return bit(Machine.cpuid(1, 0, ECX), 31);
    }

    public static boolean globalPages() {
        return bit(Machine.cpuid(1, 0, EDX), 13);
    }

    /** Bytes of XSAVE's area for the state components enabled now. */
    static int extendedStateSize() {
        return Machine.cpuid(0xd, 0, EBX);
    }

    private static boolean hasLeaf7() {
        return Machine.cpuid(0, 0, EAX) >= 7;
    }

    private static boolean bit(int word, int number) {
        return (word >>> number & 1) != 0;
    }
}
