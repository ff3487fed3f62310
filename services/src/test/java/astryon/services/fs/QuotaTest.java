package astryon.services.fs;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.OpenFile;
import astryon.protocol.Space;
import astryon.sys.FileCalls;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final long PAGE = 4096;

    private final RestartedFiles files = new RestartedFiles();

    private static long result(LongSupplier call) {
        try {
            return call.getAsLong();
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    private FileTree limited(String path, long bytes, long names) {
        files.tree().makeFolder(path, 0755);
        assertThat(files.tree().limit(path, bytes, names)).isZero();
        return subtree(path);
    }

    private FileTree subtree(String path) {
        return new FileTreeClient(files.stage.channel(files.tree().subtree(path, false)));
    }

    private OpenFile open(FileTree tree, String path) {
        return files.client(tree.open(path, RestartedFiles.READ_WRITE, 0600));
    }

    private static long used(FileTree tree) {
        return tree.space("/").used();
    }

    @Test
    void a_folder_holds_no_more_pages_than_it_may_and_gives_back_what_is_removed() {
        FileTree home = limited("/home", 4 * PAGE, 100);
        Handle handle = home.open("/a", RestartedFiles.READ_WRITE, 0600);
        OpenFile a = files.client(handle);
        assertThat(a.writeAt(0, RestartedFiles.loan("x"))).isOne();
        assertThat(used(home)).isEqualTo(PAGE);
        assertThat(a.writeAt(1, RestartedFiles.loan("y"))).isOne();
        assertThat(used(home)).isEqualTo(PAGE);
        assertThat(result(() -> a.setSize(4 * PAGE + 1))).isEqualTo(-Failure.QUOTA);
        assertThat(result(() -> a.writeAt(5 * PAGE, RestartedFiles.loan("z")))).isEqualTo(-Failure.QUOTA);
        assertThat(a.facts().size()).isEqualTo(2);
        assertThat(result(() -> a.setSize(4 * PAGE))).isZero();
        OpenFile b = open(home, "/b");
        assertThat(result(() -> b.write(RestartedFiles.loan("z")))).isEqualTo(-Failure.QUOTA);
        assertThat(result(() -> home.makeSymbolicLink("/l", "b"))).isEqualTo(-Failure.QUOTA);
        assertThat(a.setSize(PAGE)).isZero();
        assertThat(b.write(RestartedFiles.loan("z"))).isOne();
        assertThat(home.makeSymbolicLink("/l", "b")).isZero();
        assertThat(used(home)).isEqualTo(3 * PAGE);
        home.remove("/l");
        home.remove("/a");
        assertThat(used(home)).as("it is still open").isEqualTo(2 * PAGE);
        files.stage.close(handle);
        assertThat(used(home)).isEqualTo(PAGE);
        assertThat(files.tree().space("/").used()).isEqualTo(PAGE);
    }

    @Test
    void a_folder_holds_no_more_names_than_it_may() {
        FileTree home = limited("/home", 1 << 20, 3);
        home.makeFolder("/d", 0755);
        open(home, "/d/f");
        assertThat(home.makeHardLink("/g", "/d/f")).isZero();
        assertThat(result(() -> home.makeFolder("/e", 0755))).isEqualTo(-Failure.QUOTA);
        assertThat(result(() -> home.open("/x", RestartedFiles.READ_WRITE, 0).value())).isEqualTo(-Failure.QUOTA);
        assertThat(result(() -> home.makeHardLink("/d/h", "/d/f"))).isEqualTo(-Failure.QUOTA);
        assertThat(home.rename("/g", "/d/h")).isZero();
        assertThat(home.rename("/d/h", "/d/f")).as("both are the same file").isZero();
        home.remove("/d/f");
        assertThat(result(() -> home.makeFolder("/e", 0755))).isZero();
        assertThat(home.space("/d").namesFree()).isZero();
    }

    @Test
    void nothing_is_moved_or_linked_past_a_limit() {
        FileTree tree = files.tree();
        limited("/home", 2 * PAGE, 10);
        open(tree, "/big").setSize(10 * PAGE);
        assertThat(tree.rename("/big", "/home/big")).isEqualTo(-Failure.OTHER_DEVICE);
        assertThat(tree.makeHardLink("/home/big", "/big")).isEqualTo(-Failure.OTHER_DEVICE);
        open(tree, "/home/small");
        assertThat(tree.makeHardLink("/small", "/home/small")).isEqualTo(-Failure.OTHER_DEVICE);
        assertThat(tree.rename("/home", "/other")).isZero();
        assertThat(result(() -> open(tree, "/other/small").setSize(3 * PAGE))).isEqualTo(-Failure.QUOTA);
    }

    @Test
    void what_was_there_before_is_counted_and_a_limit_within_another_keeps_to_both() {
        FileTree tree = files.tree();
        tree.makeFolder("/a", 0755);
        tree.makeFolder("/a/b", 0755);
        open(tree, "/a/b/f").setSize(3 * PAGE);
        tree.makeHardLink("/a/g", "/a/b/f");
        FileTree inner = limited("/a/c", 2 * PAGE, 10);
        open(inner, "/h").setSize(PAGE);
        assertThat(tree.limit("/a", 5 * PAGE, 6)).isZero();
        Space space = tree.space("/a/b");
        assertThat(space.used()).isEqualTo(4 * PAGE);
        assertThat(space.names()).isEqualTo(5);
        assertThat(space.free()).isEqualTo(PAGE);
        assertThat(inner.space("/").free()).isEqualTo(PAGE);
        open(tree, "/a/b/f").setSize(4 * PAGE);
        assertThat(result(() -> open(inner, "/h").setSize(2 * PAGE))).isEqualTo(-Failure.QUOTA);
        tree.limit("/a", 6 * PAGE, 6);
        assertThat(result(() -> open(inner, "/h").setSize(2 * PAGE))).isZero();
        assertThat(result(() -> open(inner, "/h").setSize(3 * PAGE))).isEqualTo(-Failure.QUOTA);
    }

    @Test
    void who_has_only_a_part_sets_no_limits() {
        FileTree home = limited("/home", PAGE, 10);
        home.makeFolder("/d", 0755);
        assertThat(home.limit("/", 100 * PAGE, 100)).isEqualTo(-Failure.NOT_PERMITTED);
        assertThat(home.limit("/d", 100 * PAGE, 100)).isEqualTo(-Failure.NOT_PERMITTED);
        open(files.tree(), "/f");
        assertThat(files.tree().limit("/f", 1, 1)).isEqualTo(-Failure.NOT_A_FOLDER);
        assertThat(files.tree().limit("/home", -1, 1)).isEqualTo(-Failure.BAD_ARGUMENT);
        assertThat(home.mounted(0)).isEqualTo("/");
        assertThat(result(() -> home.mounted(1).length())).isEqualTo(-Failure.NOT_THERE);
    }

    @Test
    void limits_and_what_is_counted_are_the_same_in_the_next_program() {
        FileTree home = limited("/home", 4 * PAGE, 5);
        open(home, "/a").setSize(2 * PAGE);
        home.makeSymbolicLink("/l", "a");
        home.makeFolder("/d", 0755);
        home.rename("/a", "/d/a");
        open(home, "/gone").setSize(PAGE);
        files.tree().remove("/home/gone");
        Space before = files.tree().space("/home");
        for (int round = 0; round < 2; round++) {
            files.start();
            Space after = subtree("/home").space("/");
            assertThat(after.names()).isEqualTo(before.names());
            assertThat(after.namesFree()).isEqualTo(before.namesFree());
            assertThat(files.tree().open("/home/d/a", FileCalls.READ, 0).value()).isPositive();
            assertThat(result(() -> open(files.tree(), "/home/d/a").setSize(4 * PAGE))).isEqualTo(-Failure.QUOTA);
            for (int i = 0; i < 4000; i++) {
                files.tree().makeFolder("/more", 0755);
                files.tree().removeFolder("/more");
            }
        }
    }
}
