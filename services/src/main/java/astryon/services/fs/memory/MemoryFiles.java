package astryon.services.fs.memory;

import astryon.protocol.EndpointChannel;
import astryon.protocol.KeeperClient;
import astryon.services.fs.FileSystem;
import astryon.services.kit.Leftovers;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** The program. Its handle 0 is the endpoint on which it serves the whole tree, 1 a {@link astryon.protocol.Keeper}, where the files outlive it. */
public final class MemoryFiles {
    private static final int DEVICE = 1;

    private MemoryFiles() {
    }

    public static void main(String[] arguments) {
        ServiceLoop.serve(Startup.block().handle(0), loop -> {
            Kept kept = new Kept(new Leftovers(new KeeperClient(new EndpointChannel(Startup.block().handle(1)))));
            boolean isNew = kept.isNew();
            FileSystem files = new FileSystem(loop, kept.store(), kept.pages(), kept.journal(), kept.openings(), SystemClock::wallNanos, DEVICE);
            kept.open(files);
            if (isNew) {
                files.putCustomary();
            }
            return files.joined(false);
        });
    }
}
