package astryon.services.vfs;

import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Startup;
import java.util.ArrayList;
import java.util.List;

/** The program. Its arguments are the places of trees, {@code /} first; its handle 0 is the endpoint on which it serves the joined tree, the ones behind are the trees. */
public final class Vfs {
    private static final int MODE = 0755;

    private Vfs() {
    }

    public static void main(String[] places) {
        ServiceLoop.serve(Startup.block().handle(0), loop -> {
            List<Mount> mounts = new ArrayList<>();
            for (int i = 0; i < places.length; i++) {
                mount(mounts, new Mount(places[i], new FileTreeClient(new EndpointChannel(Startup.block().handle(1 + i)))));
            }
            return new JoinedTree(loop, mounts, false);
        });
    }

    /** The folder of the place, of the tree it is in, is made if need be, and covered. */
    private static void mount(List<Mount> mounts, Mount mount) {
        for (Mount under : mounts) {
            String folder = under.below(mount.place());
            if (folder != null) {
                make(under.tree(), folder);
                under.tree().cover(folder, true);
                break;
            }
        }
        mounts.add(0, mount);
    }

    private static void make(FileTree tree, String folder) {
        try {
            tree.makeFolder(folder, MODE);
        } catch (Failure failure) {
            // It may even be covered: by the tree that an earlier vfs mounted there.
            if (failure.number() != Failure.ALREADY_THERE && failure.number() != FileTree.ELSEWHERE) {
                throw failure;
            }
        }
    }
}
