package astryon.kernel.boot;

import astryon.abi.BootInfo;
import astryon.abi.FramebufferFormat;
import astryon.abi.UserSpace;
import astryon.kernel.mem.AnonymousMemory;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.PhysicalMap;
import astryon.kernel.mem.PhysicalMemory;
import astryon.kernel.platform.Panic;
import astryon.magic.PhysicalAddress;
import astryon.magic.Structs;

/** The framebuffer that the loader has set up, if it has. The kernel draws nothing. */
final class Display {
    private static PhysicalAddress first = new PhysicalAddress(0);
    private static int width;
    private static int height;
    private static int pitch;

    private Display() {
    }

    static void found(BootInfo info) {
        first = info.framebufferDepth == 0 ? new PhysicalAddress(0) : info.framebuffer;
        width = info.framebufferWidth;
        height = info.framebufferHeight;
        pitch = info.framebufferPitch;
    }

    static boolean isThere() {
        return !first.isZero();
    }

    private static long offset() {
        return first.value() & UserSpace.PAGE - 1;
    }

    static PhysicalMemory pixels() {
        long bytes = offset() + (long) pitch * height;
        return PhysicalMemory.at(new PhysicalAddress(first.value() - offset()), bytes + UserSpace.PAGE - 1 & -UserSpace.PAGE);
    }

    static AnonymousMemory format() {
        AnonymousMemory page = AnonymousMemory.create(UserSpace.PAGE, false);
        PhysicalAddress frame = page.frame(0, true);
        if (Frames.isNone(frame)) {
            Panic.cannotContinue("not enough memory for init");
        }
        FramebufferFormat format = Structs.at(FramebufferFormat.class, PhysicalMap.at(frame));
        format.width = width;
        format.height = height;
        format.pitch = pitch;
        format.offset = (int) offset();
        return page;
    }
}
