package astryon.services.fs.archive;

import astryon.abi.BootArchive;
import astryon.abi.Protection;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.KeeperClient;
import astryon.services.fs.Content;
import astryon.services.fs.FileSystem;
import astryon.services.fs.Journal;
import astryon.services.fs.KeptOpenings;
import astryon.services.fs.KeptPages;
import astryon.services.fs.Openings;
import astryon.services.kit.Leftovers;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** The program. Its handle 0 is the endpoint on which it serves the whole tree, 1 a {@link astryon.protocol.Keeper}, where what clients have open outlives it, 2 the archive's memory. */
public final class ArchiveFiles {
    private static final int DEVICE = 2;
    private static final int MODE = 0555;

    private static final Content.Store NOTHING_NEW = new Content.Store() {
        @Override
        public Content create(long number) {
            throw new Failure(Failure.READ_ONLY);
        }

        @Override
        public String type() {
            return "archive";
        }
    };

    private ArchiveFiles() {
    }

    public static void main(String[] arguments) {
        ServiceLoop.serve(Startup.block().handle(0), loop -> {
            Leftovers left = new Leftovers(new KeeperClient(new EndpointChannel(Startup.block().handle(1))));
            KeptPages pages = new KeptPages(left);
            pages.expire();
            FileSystem files = new FileSystem(loop, NOTHING_NEW, pages, Journal.NONE, new Openings(new KeptOpenings(left, 0)), SystemClock::wallNanos, DEVICE);
            SharedMemory memory = SharedMemory.map(Startup.block().handle(2), Protection.READ);
            BootArchive archive = new BootArchive(memory.start().value());
            for (int i = 0; i < archive.count(); i++) {
                long offset = archive.file(i).minus(memory.start()).value();
                files.put("", archive.name(i), MODE, new ArchiveContent(memory.handle(), archive.file(i), offset), archive.size(i).value());
            }
            files.revive();
            pages.dropPositions();
            return files.joined(true);
        });
    }
}
