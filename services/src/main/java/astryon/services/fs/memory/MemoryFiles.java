package astryon.services.fs.memory;

import astryon.services.fs.FileSystem;
import astryon.services.fs.KernelPage;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** The program. Its handle 0 is the endpoint on which it serves the whole tree. */
public final class MemoryFiles {
    private static final int DEVICE = 1;

    private MemoryFiles() {
    }

    public static void main(String[] arguments) {
        ServiceLoop.serve(Startup.block().handle(0), loop -> {
            FileSystem files = new FileSystem(loop, MemoryContent::new, KernelPage::create, SystemClock::wallNanos, DEVICE);
            files.putCustomary();
            return files.joined(false);
        });
    }
}
