package astryon.services.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.protocol.FileChange;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.OpenFile;
import astryon.sys.FileCalls;
import astryon.sys.WatchedChange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final RestartedFiles files = new RestartedFiles();
    private final FileTree tree = files.tree();

    /** Kinds and names, as many as there are. */
    private static List<String> changes(OpenFile watched) {
        List<String> all = new ArrayList<>();
        for (byte[] some = watched.changes(); some.length > 0; some = watched.changes()) {
            FileChange.all(some).forEach(change -> all.add(change.kind() + change.name()));
        }
        return all;
    }

    private static String change(int kind, String name) {
        return kind + name;
    }

    private long signals(Handle notification) {
        return files.stage.signalsOf(notification);
    }

    @Test
    void what_becomes_of_what_is_in_a_folder_is_told_once_to_who_watches_it() {
        tree.makeFolder("/d", 0755);
        OpenFile watched = files.open("/d", FileCalls.READ);
        tree.makeFolder("/d/before", 0755);
        Handle notification = watched.watch();
        assertThat(signals(notification)).isZero();
        OpenFile file = files.open("/d/f", RestartedFiles.READ_WRITE);
        assertThat(signals(notification)).isEqualTo(OpenFile.CHANGES);
        for (int i = 0; i < 100; i++) {
            file.write(RestartedFiles.loan("x"));
        }
        tree.setMode("/d/f", 0700);
        tree.makeHardLink("/d/g", "/d/f");
        tree.remove("/d/f");
        tree.makeSymbolicLink("/d/l", "g");
        tree.removeFolder("/d/before");
        tree.makeFolder("/elsewhere", 0755);
        assertThat(signals(notification)).as("one signal until somebody asks").isZero();
        assertThat(changes(watched)).containsExactly(change(WatchedChange.CREATED, "f"), change(WatchedChange.CHANGED, "f"), change(WatchedChange.FACTS, "f"), change(WatchedChange.CREATED, "g"),
                change(WatchedChange.FACTS, "g"), change(WatchedChange.REMOVED, "f"), change(WatchedChange.CREATED, "l"), change(WatchedChange.REMOVED, "before"));
        assertThat(changes(watched)).isEmpty();
        file.setSize(3);
        assertThat(signals(notification)).isEqualTo(OpenFile.CHANGES);
        assertThat(changes(watched)).containsExactly(change(WatchedChange.CHANGED, "g"));
    }

    @Test
    void a_name_that_moves_is_the_same_file_where_it_arrives() {
        tree.makeFolder("/a", 0755);
        tree.makeFolder("/b", 0755);
        files.open("/a/x", RestartedFiles.READ_WRITE);
        files.open("/b/y", RestartedFiles.READ_WRITE);
        OpenFile from = files.open("/a", FileCalls.READ);
        OpenFile to = files.open("/b", FileCalls.READ);
        OpenFile file = files.open("/a/x", FileCalls.READ);
        from.watch();
        to.watch();
        file.watch();
        long replaced = tree.facts("/b/y", true).number();
        tree.rename("/a/x", "/b/y");
        long number = file.facts().number();
        assertThat(FileChange.all(from.changes())).containsExactly(new FileChange(WatchedChange.MOVED_AWAY, number, "x"));
        assertThat(FileChange.all(to.changes())).containsExactly(new FileChange(WatchedChange.REMOVED, replaced, "y"), new FileChange(WatchedChange.MOVED_HERE, number, "y"));
        assertThat(FileChange.all(file.changes())).containsExactly(new FileChange(WatchedChange.MOVED_AWAY, number, ""));
        tree.remove("/b/y");
        assertThat(changes(file)).containsExactly(change(WatchedChange.REMOVED, ""));
    }

    @Test
    void who_does_not_ask_is_told_that_something_is_lost_and_costs_no_more() {
        OpenFile watched = files.open("/", FileCalls.READ);
        Handle notification = watched.watch();
        for (int i = 0; i < 1000; i++) {
            tree.makeFolder("/folder" + i, 0755);
        }
        List<String> all = changes(watched);
        assertThat(all).hasSize(65).startsWith(change(WatchedChange.CREATED, "folder0")).endsWith(change(WatchedChange.CREATED, "folder63"), change(WatchedChange.LOST, ""));
        signals(notification);
        tree.makeFolder("/next", 0755);
        assertThat(signals(notification)).isEqualTo(OpenFile.CHANGES);
        assertThat(changes(watched)).containsExactly(change(WatchedChange.CREATED, "next"));
    }

    @Test
    void long_names_come_in_several_messages() {
        OpenFile watched = files.open("/", FileCalls.READ);
        watched.watch();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String name = "\u00fc".repeat(120) + i;
            tree.makeFolder("/" + name, 0755);
            expected.add(change(WatchedChange.CREATED, name));
        }
        assertThat(changes(watched)).isEqualTo(expected);
    }

    @Test
    void a_watch_goes_on_in_the_next_program_which_says_that_something_may_be_lost() {
        tree.makeFolder("/d", 0755);
        OpenFile folder = files.open("/d", FileCalls.READ);
        Handle notification = folder.watch();
        OpenFile file = files.open("/f", RestartedFiles.READ_WRITE);
        file.watch();
        files.start();
        assertThat(signals(notification)).isEqualTo(OpenFile.CHANGES);
        assertThat(changes(folder)).containsExactly(change(WatchedChange.LOST, ""));
        assertThat(changes(file)).containsExactly(change(WatchedChange.LOST, ""));
        files.tree().makeFolder("/d/new", 0755);
        file.write(RestartedFiles.loan("x"));
        assertThat(signals(notification)).isEqualTo(OpenFile.CHANGES);
        assertThat(changes(folder)).containsExactly(change(WatchedChange.CREATED, "new"));
        assertThat(changes(file)).containsExactly(change(WatchedChange.CHANGED, ""));
    }

    @Test
    void a_watch_ends_with_what_is_open_and_takes_the_right_to_read() {
        Handle handle = tree.open("/", FileCalls.READ, 0);
        Handle notification = files.client(handle).watch();
        files.stage.close(handle);
        tree.makeFolder("/d", 0755);
        assertThat(signals(notification)).isZero();
        OpenFile writer = files.open("/f", FileCalls.WRITE | FileCalls.CREATE);
        assertThat(catchThrowableOfType(writer::watch, Failure.class).number()).isEqualTo(Failure.NOT_OPEN);
        assertThat(catchThrowableOfType(writer::changes, Failure.class).number()).isEqualTo(Failure.BAD_ARGUMENT);
        FileTree reader = new FileTreeClient(files.stage.channel(tree.subtree("/", true)));
        assertThat(files.client(reader.open("/", FileCalls.READ, 0)).watch().value()).isPositive();
    }

    @Test
    void a_file_has_no_more_names_than_who_changes_it_can_tell_of() {
        files.open("/f", RestartedFiles.READ_WRITE);
        for (int i = 1; i < 1000; i++) {
            assertThat(tree.makeHardLink("/l" + i, "/f")).isZero();
        }
        assertThat(catchThrowableOfType(() -> tree.makeHardLink("/more", "/f"), Failure.class).number()).isEqualTo(Failure.TOO_MANY_LINKS);
        assertThat(tree.facts("/f", true).links()).isEqualTo(1000);
    }
}
