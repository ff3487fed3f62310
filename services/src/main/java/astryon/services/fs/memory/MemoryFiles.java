package astryon.services.fs.memory;

import astryon.protocol.Exchange;
import astryon.services.fs.FileSystem;
import astryon.services.fs.TreeSession;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.Session;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** The program. Its handle 0 is the endpoint on which it serves the whole tree. */
public final class MemoryFiles {
    private static final long DEVICE = 1;

    private MemoryFiles() {
    }

    public static void main(String[] arguments) {
        Root root = new Root();
        ServiceLoop loop = new ServiceLoop(Startup.block().handle(0), root);
        FileSystem files = new FileSystem(loop, MemoryContent::new, SystemClock::wallNanos, DEVICE);
        files.putCustomary();
        root.tree = files.joined(false);
        loop.run();
    }

    private static final class Root implements Session {
        private TreeSession tree;

        @Override
        public void dispatch(Exchange exchange) {
            tree.dispatch(exchange);
        }
    }
}
