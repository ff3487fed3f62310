package astryon.kernel.boot;

import astryon.kernel.arch.Features;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelWindow;
import astryon.kernel.mem.PageTable;
import astryon.kernel.mem.PhysicalMap;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.PhysicalAddress;

/** The page in low memory where a processor starts: {@link SecondaryCode}, and what that needs to know. Nobody else uses low memory. */
final class SecondaryPage {
    static final int ADDRESS = 0x8000;
    static final int CODE_BYTES = 0x100;
    /** Page tables that show the page where it is and the kernel where it should be; below 4 GiB. */
    static final int ROOT = CODE_BYTES;
    /** Bits for the register that turns 64-bit mode on. */
    static final int FEATURES = CODE_BYTES + 8;
    static final int STACK = CODE_BYTES + 16;
    static final int ENTRY = CODE_BYTES + 24;
    /** Not zero while one is waited for; that one makes it zero, and so does who gives up. */
    static final int WANTED = CODE_BYTES + 32;
    /** The controller's number of who has arrived, and 1. */
    private static final int ARRIVED = CODE_BYTES + 40;

    private static final PhysicalAddress PAGE = new PhysicalAddress(ADDRESS);
    private static final int NO_EXECUTE = 1 << 11;

    private static PhysicalAddress root = new PhysicalAddress(Frames.NONE);

    private SecondaryPage() {
    }

    /** Whether a processor can start now. */
    static boolean prepare() {
        if (!MemoryMap.hasMemory(ADDRESS, ADDRESS + FrameAllocator.FRAME)) {
            return false;
        }
        root = Frames.allocateLow();
        if (Frames.isNone(root)) {
            return false;
        }
        PageTable.shareKernel(root, KernelWindow.root());
        if (!PageTable.map(root, new Address(ADDRESS), PAGE, 0)) {
            release();
            return false;
        }
        Address code = Machine.symbol("astryon.kernel.secondary.code");
        for (int i = 0; i < CODE_BYTES; i += 8) {
            at(i).storeLong(code.plus(i).loadLong());
        }
        at(ROOT).storeLong(root.value());
        at(FEATURES).storeLong(Features.noExecute() ? NO_EXECUTE : 0);
        at(ENTRY).storeLong(Machine.symbol("astryon.kernel.secondary").value());
        return true;
    }

    /** The next one that starts has that stack. */
    static void aim(Address stackEnd) {
        at(STACK).storeLong(stackEnd.value());
        at(ARRIVED).storeOrderedInt(0);
        at(WANTED).storeOrderedInt(1);
    }

    /** Nobody is waited for any longer; false if one is on its way, and will arrive. */
    static boolean giveUp() {
        return at(WANTED).compareAndSwapInt(1, 0);
    }

    /** The executing processor, whose controller has that number, needs page and tables no more. */
    static void arrive(int apic) {
        at(ARRIVED).storeOrderedInt(apic + 1);
    }

    static boolean hasArrived() {
        return at(ARRIVED).loadOrderedInt() != 0;
    }

    /** The controller's number of who has arrived: it may be one that was given up before. */
    static int arrived() {
        return at(ARRIVED).loadOrderedInt() - 1;
    }

    static void release() {
        PageTable.destroy(root);
    }

    private static Address at(int offset) {
        return PhysicalMap.at(PAGE).plus(offset);
    }
}
