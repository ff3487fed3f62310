package astryon.services.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.protocol.Failure;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.services.fs.FileSystem;
import astryon.services.fs.Journal;
import astryon.services.fs.Openings;
import astryon.services.fs.SimulatedOpenings;
import astryon.services.fs.SimulatedPages;
import astryon.services.kit.Stage;
import astryon.sys.FileCalls;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JoinedTreeTest {
    private final Stage stage = new Stage();
    private final FileTree outer = fileSystem(1);
    private final FileTree inner = fileSystem(2);
    private final FileTree deep = fileSystem(3);
    private final FileTree joined;

    JoinedTreeTest() {
        outer.makeFolder("/mnt", 0755);
        outer.cover("/mnt", true);
        inner.makeFolder("/deep", 0755);
        inner.cover("/deep", true);
        joined = new FileTreeClient(stage.channel(stage.connect(
                new JoinedTree(stage, List.of(new Mount("/mnt/deep", deep), new Mount("/mnt", inner), new Mount("/", outer)), false))));
    }

    private FileTree fileSystem(int device) {
        return new FileTreeClient(stage.channel(stage.connect(new FileSystem(stage, number -> {
            throw new Failure(Failure.NO_SPACE);
        }, new SimulatedPages(), Journal.NONE, new Openings(new SimulatedOpenings()), () -> 0, device).joined(false))));
    }

    private long device(String path) {
        return joined.facts(path, true).device();
    }

    private static void fails(int number, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.number()).isEqualTo(number));
    }

    @Test
    void a_path_leads_to_the_file_system_that_is_mounted_there_however_it_is_written() {
        inner.makeFolder("/a", 0755);
        deep.makeFolder("/b", 0755);
        for (String path : List.of("/mnt", "/mnt/", "//mnt/./a", "/mnt/a/..", "/./mnt", "/mnt/deep/..", "/mnt/deep/b/../../a")) {
            assertThat(device(path)).as(path).isEqualTo(2);
        }
        for (String path : List.of("/", "/mnt/..", "/mnt/../", "/mnt/deep/../..", "/..")) {
            assertThat(device(path)).as(path).isEqualTo(1);
        }
        for (String path : List.of("/mnt/deep", "/mnt/../mnt/deep/b", "/mnt/a/../deep/b", "/mnt//deep/./b")) {
            assertThat(device(path)).as(path).isEqualTo(3);
        }
    }

    @Test
    void symbolic_links_cross_mount_points_in_every_direction() {
        outer.makeSymbolicLink("/in", "mnt/deep");
        inner.makeSymbolicLink("/up", "../mnt/deep");
        deep.makeSymbolicLink("/out", "/in/../..");
        deep.makeSymbolicLink("/self", "/mnt/deep/self");
        assertThat(device("/in")).isEqualTo(3);
        assertThat(device("/mnt/up/.")).isEqualTo(3);
        assertThat(device("/in/out")).isEqualTo(1);
        fails(Failure.LINK_LOOP, () -> device("/in/self"));
        assertThat(joined.readLink("/mnt/up")).isEqualTo("../mnt/deep");
    }

    @Test
    void what_is_made_is_made_where_its_folder_is() {
        joined.makeFolder("/mnt/new", 0755);
        joined.makeFolder("/mnt/new/../deep/other", 0755);
        assertThat(inner.facts("/new", true).kind()).isEqualTo(FileCalls.FOLDER);
        assertThat(deep.facts("/other", true).kind()).isEqualTo(FileCalls.FOLDER);
        assertThat(joined.removeFolder("/mnt/new")).isZero();
        fails(Failure.NOT_THERE, () -> inner.facts("/new", true));
        assertThat(joined.removeFolder("/mnt")).isEqualTo(-Failure.BUSY);
    }

    @Test
    void names_move_within_a_file_system_only() {
        joined.makeFolder("/mnt/a", 0755);
        outer.makeSymbolicLink("/in", "mnt");
        assertThat(joined.rename("/in/a", "/mnt/deep/../b")).isZero();
        assertThat(device("/mnt/b")).isEqualTo(2);
        assertThat(joined.rename("/mnt/b", "/b")).isEqualTo(-Failure.OTHER_DEVICE);
        assertThat(joined.rename("/mnt/b", "/mnt/deep/b")).isEqualTo(-Failure.OTHER_DEVICE);
        joined.makeSymbolicLink("/mnt/l", "b");
        assertThat(joined.makeHardLink("/l", "/mnt/l")).isEqualTo(-Failure.OTHER_DEVICE);
        assertThat(joined.makeHardLink("/in/l2", "/mnt/l")).isZero();
        fails(Failure.NOT_THERE, () -> joined.rename("/nowhere/x", "/y"));
    }

    @Test
    void subtrees_end_where_others_are_mounted() {
        inner.makeFolder("/a", 0755);
        FileTree below = new FileTreeClient(stage.channel(joined.subtree("/mnt/a", true)));
        assertThat(below.facts("/../..", true).device()).isEqualTo(2);
        fails(Failure.READ_ONLY, () -> below.makeFolder("/x", 0755));
        fails(Failure.NOT_SUPPORTED, () -> joined.subtree("/mnt", false));
        FileTree all = new FileTreeClient(stage.channel(joined.subtree("/", true)));
        assertThat(all.facts("/mnt/deep", true).device()).isEqualTo(3);
        for (ThrowingCallable change : List.<ThrowingCallable>of(() -> all.makeFolder("/x", 0755), () -> all.remove("/x"), () -> all.rename("/a", "/b"),
                () -> all.open("/x", FileCalls.WRITE | FileCalls.CREATE, 0), () -> all.setMode("/mnt", 0))) {
            fails(Failure.READ_ONLY, change);
        }
    }

    @Test
    void a_path_through_a_tree_that_cannot_be_written_leads_to_one_that_can() {
        FileTree writable = fileSystem(4);
        FileTree fixed = new FileTreeClient(stage.channel(stage.connect(new FileSystem(stage, number -> {
            throw new Failure(Failure.NO_SPACE);
        }, new SimulatedPages(), Journal.NONE, new Openings(new SimulatedOpenings()), () -> 0, 5).joined(true))));
        FileTree both = new FileTreeClient(stage.channel(stage.connect(new JoinedTree(stage, List.of(new Mount("/fixed", fixed), new Mount("/", writable)), false))));
        assertThat(both.makeFolder("/fixed/../made", 0755)).isZero();
        assertThat(writable.facts("/made", true).kind()).isEqualTo(FileCalls.FOLDER);
        fails(Failure.READ_ONLY, () -> both.makeFolder("/fixed/made", 0755));
    }

    @Test
    void it_is_told_what_is_mounted_where_and_how_much_room_is_there() {
        assertThat(joined.mounted(0)).isEqualTo("/");
        assertThat(List.of(joined.mounted(1), joined.mounted(2))).containsExactlyInAnyOrder("/mnt", "/mnt/deep");
        fails(Failure.NOT_THERE, () -> joined.mounted(3));
        assertThat(joined.space("/mnt/deep").device()).isEqualTo(3);
        FileTree root = new FileTreeClient(stage.channel(joined.rootTree(false)));
        fails(FileTree.ELSEWHERE, () -> root.mounted(0));
        fails(FileTree.ELSEWHERE, () -> root.space("/mnt"));
        joined.makeFolder("/mnt/limited", 0755);
        assertThat(joined.limit("/mnt/limited", 4096, 0)).isZero();
        assertThat(joined.space("/mnt/limited").namesFree()).isZero();
    }

    @Test
    void nobody_but_the_vfs_covers_folders() {
        fails(Failure.NOT_PERMITTED, () -> joined.cover("/mnt", false));
        FileTree root = new FileTreeClient(stage.channel(joined.rootTree(false)));
        assertThat(root.cover("/mnt", false)).isEqualTo(-Failure.NOT_PERMITTED);
    }

    @Test
    void who_has_the_tree_at_the_root_is_told_where_paths_lead_out_of_it() {
        outer.makeSymbolicLink("/in", "/mnt/deep");
        FileTree root = new FileTreeClient(stage.channel(joined.rootTree(false)));
        assertThat(root.makeFolder("/a", 0755)).isZero();
        assertThat(root.facts("/a/../a", true).device()).isEqualTo(1);
        for (String path : List.of("/mnt", "/mnt/x", "/in", "/..", "/a/../mnt/..")) {
            fails(FileTree.ELSEWHERE, () -> root.facts(path, true));
        }
        fails(FileTree.ELSEWHERE, () -> root.rename("/a", "/mnt/a"));
        assertThat(outer.facts("/a", true).kind()).isEqualTo(FileCalls.FOLDER);
    }

    @Test
    void the_tree_at_the_root_can_be_written_by_who_can_write_the_whole() {
        FileTree fixed = new FileTreeClient(stage.channel(joined.subtree("/", true)));
        FileTree root = new FileTreeClient(stage.channel(fixed.rootTree(false)));
        fails(Failure.READ_ONLY, () -> root.makeFolder("/a", 0755));
        FileTree asked = new FileTreeClient(stage.channel(joined.rootTree(true)));
        fails(Failure.READ_ONLY, () -> asked.makeFolder("/a", 0755));
        FileTree again = new FileTreeClient(stage.channel(asked.rootTree(false)));
        fails(Failure.READ_ONLY, () -> again.makeFolder("/a", 0755));
        outer.makeFolder("/home", 0755);
        FileTree home = new FileTreeClient(stage.channel(joined.subtree("/home", false)));
        fails(Failure.NOT_SUPPORTED, () -> home.rootTree(false));
    }
}
