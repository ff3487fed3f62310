package astryon.services.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.CachedFile;
import astryon.protocol.Failure;
import astryon.protocol.FileCache;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.services.kit.Stage;
import astryon.sys.FileCalls;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TreeSessionTest {
    private static final long SPACE = 1 << 16;
    private static final int NEW_FILE = FileCalls.READ | FileCalls.WRITE | FileCalls.CREATE;

    private final Stage stage = new Stage();
    private final SimulatedContent.Budget budget = new SimulatedContent.Budget(SPACE);
    private long time = 1000;
    private final FileSystem files = new FileSystem(stage, number -> new SimulatedContent(budget), new SimulatedPages(), Journal.NONE, new Openings(new SimulatedOpenings()), () -> time++, 5);
    private final FileTree tree = new FileTreeClient(stage.channel(stage.connect(files.joined(false))));

    private static void fails(int number, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.number()).isEqualTo(number));
    }

    private OpenFile file(Handle handle) {
        return new OpenFileClient(stage.channel(handle));
    }

    private void write(String path, String text) {
        Handle handle = tree.open(path, NEW_FILE | FileCalls.TRUNCATE, 0644);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Address from = SimulatedMemory.allocate(Math.max(bytes.length, 1));
        SimulatedMemory.write(from, bytes);
        assertThat(file(handle).write(new Loan(from, bytes.length))).isEqualTo(bytes.length);
        stage.close(handle);
    }

    private String read(Handle handle, int most) {
        Address to = SimulatedMemory.allocate(most);
        int count = (int) file(handle).read(new Loan(to, most));
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = to.plus(i).loadByte();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String read(FileTree from, String path) {
        Handle handle = from.open(path, FileCalls.READ, 0);
        String text = read(handle, 1000);
        stage.close(handle);
        return text;
    }

    private List<String> list(String path) {
        Handle handle = tree.open(path, FileCalls.READ, 0);
        List<String> names = new ArrayList<>();
        for (byte[] some = file(handle).entries(); some.length > 0; some = file(handle).entries()) {
            for (String entry : new String(some, StandardCharsets.UTF_8).split("\0")) {
                names.add(entry.charAt(0) + entry.substring(1));
            }
        }
        stage.close(handle);
        return names;
    }

    @Test
    void what_was_written_is_read_by_whoever_opens_it() {
        write("/a", "grüße");
        assertThat(read(tree, "/a")).isEqualTo("grüße");
        assertThat(tree.facts("/a", true)).satisfies(facts -> {
            assertThat(facts.kind()).isEqualTo(FileCalls.REGULAR);
            assertThat(facts.size()).isEqualTo(7);
            assertThat(facts.mode()).isEqualTo(0644);
            assertThat(facts.links()).isOne();
            assertThat(facts.device()).isEqualTo(5);
        });
    }

    @Test
    void a_file_without_a_name_lives_until_it_is_closed_and_then_gives_its_space_back() {
        write("/a", "kept");
        Handle handle = tree.open("/a", FileCalls.READ, 0);
        tree.remove("/a");
        fails(Failure.NOT_THERE, () -> tree.facts("/a", true));
        assertThat(budget.left()).isLessThan(SPACE);
        assertThat(read(handle, 10)).isEqualTo("kept");
        stage.close(handle);
        assertThat(budget.left()).isEqualTo(SPACE);
        assertThat(stage.connections()).isOne();
    }

    @Test
    void the_position_moves_and_appending_goes_to_the_end() {
        write("/a", "0123456789");
        Handle handle = tree.open("/a", FileCalls.READ, 0);
        assertThat(read(handle, 4)).isEqualTo("0123");
        assertThat(file(handle).available()).isEqualTo(6);
        assertThat(file(handle).seek(-2, 2)).isEqualTo(8);
        assertThat(read(handle, 4)).isEqualTo("89");
        assertThat(read(handle, 4)).isEmpty();
        assertThat(file(handle).seek(-11, 1)).isEqualTo(-Failure.BAD_ARGUMENT);
        Handle end = tree.open("/a", FileCalls.WRITE | FileCalls.APPEND, 0);
        Address x = SimulatedMemory.allocate(1);
        x.storeByte((byte) 'x');
        assertThat(file(end).write(new Loan(x, 1))).isOne();
        assertThat(file(handle).write(new Loan(x, 1))).isEqualTo(-Failure.NOT_OPEN);
        assertThat(read(tree, "/a")).isEqualTo("0123456789x");
    }

    @Test
    void what_lies_between_is_zero_also_where_something_was_before() {
        write("/a", "abcdef");
        Handle handle = tree.open("/a", FileCalls.READ | FileCalls.WRITE, 0);
        assertThat(file(handle).setSize(2)).isZero();
        Address x = SimulatedMemory.allocate(1);
        x.storeByte((byte) 'x');
        assertThat(file(handle).writeAt(5, new Loan(x, 1))).isOne();
        assertThat(read(tree, "/a")).isEqualTo("ab\0\0\0x");
    }

    @Test
    void a_full_file_system_says_so_and_keeps_what_it_has() {
        write("/a", "abc");
        Handle handle = tree.open("/a", FileCalls.READ | FileCalls.WRITE, 0);
        fails(Failure.NO_SPACE, () -> file(handle).setSize(SPACE + 1));
        fails(Failure.NO_SPACE, () -> file(handle).setSize(Long.MAX_VALUE));
        Address x = SimulatedMemory.allocate(1);
        assertThat(file(handle).writeAt(Long.MAX_VALUE, new Loan(x, 1))).isEqualTo(-Failure.NO_SPACE);
        assertThat(read(tree, "/a")).isEqualTo("abc");
    }

    @Test
    void folders_are_made_listed_and_removed_when_empty() {
        tree.makeFolder("/d", 0755);
        tree.makeFolder("/d/e/", 0755);
        write("/d/f", "");
        assertThat(list("/d")).containsExactly((char) FileCalls.FOLDER + "e", (char) FileCalls.REGULAR + "f");
        assertThat(tree.removeFolder("/d")).isEqualTo(-Failure.NOT_EMPTY);
        assertThat(tree.remove("/d/e")).isEqualTo(-Failure.IS_A_FOLDER);
        assertThat(tree.removeFolder("/d/f")).isEqualTo(-Failure.NOT_A_FOLDER);
        assertThat(tree.removeFolder("/")).isEqualTo(-Failure.BUSY);
        assertThat(tree.removeFolder("/d/.")).isEqualTo(-Failure.BAD_ARGUMENT);
        assertThat(tree.facts("/d", true).links()).isEqualTo(3);
        assertThat(tree.removeFolder("/d/e/")).isZero();
        fails(Failure.ALREADY_THERE, () -> tree.makeFolder("/d", 0755));
        fails(Failure.NOT_THERE, () -> tree.makeFolder("/x/y", 0755));
        fails(Failure.NOT_A_FOLDER, () -> tree.makeFolder("/d/f/y", 0755));
    }

    @Test
    void many_names_come_in_several_messages() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            write("/file number " + i, "");
            expected.add((char) FileCalls.REGULAR + "file number " + i);
        }
        assertThat(list("/")).isEqualTo(expected);
    }

    @Test
    void nothing_can_be_made_in_a_folder_that_is_gone() {
        tree.makeFolder("/d", 0755);
        FileTree below = new FileTreeClient(stage.channel(tree.subtree("/d", false)));
        tree.removeFolder("/d");
        fails(Failure.NOT_THERE, () -> below.makeFolder("/e", 0755));
        fails(Failure.NOT_THERE, () -> below.open("/f", NEW_FILE, 0644));
    }

    @Test
    void no_path_leads_out_of_a_subtree() {
        tree.makeFolder("/home", 0755);
        write("/secret", "secret");
        write("/home/own", "own");
        FileTree home = new FileTreeClient(stage.channel(tree.subtree("/home", false)));
        assertThat(read(home, "/own")).isEqualTo("own");
        assertThat(read(home, "/../../own")).isEqualTo("own");
        fails(Failure.NOT_THERE, () -> home.facts("/../secret", true));
        home.makeSymbolicLink("/up", "../secret");
        home.makeSymbolicLink("/absolute", "/secret");
        fails(Failure.NOT_THERE, () -> home.facts("/up", true));
        fails(Failure.NOT_THERE, () -> home.facts("/absolute", true));
        home.makeSymbolicLink("/root", "/");
        assertThat(read(home, "/root/own")).isEqualTo("own");
    }

    @Test
    void a_subtree_to_be_read_cannot_be_changed_nor_can_what_is_made_of_it() {
        write("/a", "a");
        FileTree reader = new FileTreeClient(stage.channel(tree.subtree("/", true)));
        FileTree again = new FileTreeClient(stage.channel(reader.subtree("/", false)));
        for (FileTree each : List.of(reader, again)) {
            assertThat(read(each, "/a")).isEqualTo("a");
            fails(Failure.READ_ONLY, () -> each.open("/a", FileCalls.WRITE, 0));
            fails(Failure.READ_ONLY, () -> each.open("/b", NEW_FILE, 0));
            fails(Failure.READ_ONLY, () -> each.remove("/a"));
            fails(Failure.READ_ONLY, () -> each.rename("/a", "/b"));
            fails(Failure.READ_ONLY, () -> each.makeFolder("/b", 0755));
            fails(Failure.READ_ONLY, () -> each.makeHardLink("/b", "/a"));
            fails(Failure.READ_ONLY, () -> each.setMode("/a", 0));
            fails(Failure.READ_ONLY, () -> each.setTimes("/a", 0, 0, true));
            assertThat(each.access("/a", 2)).isEqualTo(-Failure.READ_ONLY);
        }
    }

    @Test
    void what_is_joined_to_other_trees_says_where_a_path_goes_on() {
        tree.makeFolder("/mnt", 0755);
        tree.makeSymbolicLink("/link", "/elsewhere/x");
        assertThatThrownBy(() -> tree.facts("/link/y", true)).hasMessage("/elsewhere/x/y");
        assertThatThrownBy(() -> tree.facts("/mnt/../../z", true)).hasMessage("../z");
        tree.cover("/mnt", true);
        assertThatThrownBy(() -> tree.facts("/mnt/../mnt/q", true)).hasMessage("=/mnt/../mnt/q");
        tree.cover("/mnt", false);
        fails(Failure.NOT_THERE, () -> tree.facts("/mnt/q", true));
    }

    @Test
    void links_are_followed_but_not_for_ever() {
        write("/a", "a");
        tree.makeFolder("/d", 0755);
        tree.makeSymbolicLink("/d/l", "../a");
        tree.makeSymbolicLink("/x", "y");
        tree.makeSymbolicLink("/y", "x");
        assertThat(read(tree, "/d/l")).isEqualTo("a");
        assertThat(tree.readLink("/d/l")).isEqualTo("../a");
        assertThat(tree.facts("/d/l", false).kind()).isEqualTo(FileCalls.LINK);
        fails(Failure.LINK_LOOP, () -> tree.facts("/x", true));
        fails(Failure.LINK_LOOP, () -> tree.open("/d/l", FileCalls.READ | FileCalls.NO_FOLLOW, 0));
        fails(Failure.NOT_A_FOLDER, () -> tree.facts("/d/l/", true));
        fails(Failure.BAD_ARGUMENT, () -> tree.readLink("/a"));
        fails(Failure.NAME_TOO_LONG, () -> tree.facts("/" + "n".repeat(256), true));
        fails(Failure.NAME_TOO_LONG, () -> tree.facts("/n".repeat(2048), true));
    }

    @Test
    void a_file_may_have_several_names() {
        write("/a", "a");
        tree.makeHardLink("/b", "/a");
        assertThat(tree.facts("/a", true).links()).isEqualTo(2);
        tree.remove("/a");
        assertThat(read(tree, "/b")).isEqualTo("a");
        tree.makeFolder("/d", 0755);
        assertThat(tree.makeHardLink("/e", "/d")).isEqualTo(-Failure.NOT_PERMITTED);
    }

    @Test
    void renaming_replaces_but_never_loses_a_folder() {
        write("/a", "a");
        write("/b", "b");
        tree.makeFolder("/d", 0755);
        tree.makeFolder("/d/e", 0755);
        tree.makeFolder("/empty", 0755);
        assertThat(tree.rename("/a", "/b")).isZero();
        assertThat(read(tree, "/b")).isEqualTo("a");
        assertThat(tree.rename("/d", "/d/e/f")).isEqualTo(-Failure.BAD_ARGUMENT);
        assertThat(tree.rename("/b", "/d")).isEqualTo(-Failure.IS_A_FOLDER);
        assertThat(tree.rename("/d", "/b")).isEqualTo(-Failure.NOT_A_FOLDER);
        assertThat(tree.rename("/empty", "/d")).isEqualTo(-Failure.NOT_EMPTY);
        assertThat(tree.rename("/d", "/empty")).isZero();
        assertThat(tree.facts("/empty/e/..", true).number()).isEqualTo(tree.facts("/empty", true).number());
        assertThat(tree.facts("/", true).links()).isEqualTo(3);
        tree.makeHardLink("/c", "/b");
        assertThat(tree.rename("/c", "/b")).isZero();
        assertThat(tree.facts("/c", true).links()).isEqualTo(2);
        assertThat(tree.rename("/", "/z")).isEqualTo(-Failure.BUSY);
    }

    @Test
    void files_are_read_without_calls_as_they_are_and_from_where_everybody_is_who_has_them_open() {
        write("/f", "one two three");
        Handle handle = tree.open("/f", FileCalls.READ | FileCalls.WRITE, 0);
        assertThat(read(handle, 4)).isEqualTo("one ");
        CachedFile shared = file(handle).cache();
        FileCache cache = new FileCache(new Address(shared.bytes().value()), 64, new Address(shared.page().value()), new Address(shared.position().value()));
        byte[] bytes = new byte[10];
        assertThat(cache.read(bytes, 1, 4)).isEqualTo(4);
        assertThat(new String(bytes, 1, 4, StandardCharsets.US_ASCII)).isEqualTo("two ");
        assertThat(read(handle, 2)).isEqualTo("th");
        assertThat(cache.read(bytes, 0, 10)).isEqualTo(3);
        assertThat(cache.read(bytes, 0, 10)).isZero();
        assertThat(file(handle).seek(0, 0)).isZero();
        assertThat(file(handle).setSize(5)).isZero();
        assertThat(cache.read(bytes, 0, 10)).isEqualTo(5);
        assertThat(file(handle).setSize(60)).isZero();
        assertThat(cache.read(bytes, 0, 10)).isEqualTo(10);
        assertThat(bytes).containsOnly(0);
        assertThat(file(handle).setSize(200)).isZero();
        assertThat(file(handle).seek(60, 0)).isEqualTo(60);
        assertThat(cache.read(bytes, 0, 10)).as("what is not mapped").isNegative();
    }

    @Test
    void what_is_changing_is_not_read() {
        write("/f", "abc");
        Handle handle = tree.open("/f", FileCalls.READ, 0);
        CachedFile shared = file(handle).cache();
        Address page = new Address(shared.page().value());
        FileCache cache = new FileCache(new Address(shared.bytes().value()), 64, page, new Address(shared.position().value()));
        long changes = page.plus(FileCache.CHANGES).loadLong();
        page.plus(FileCache.CHANGES).storeLong(changes + 1);
        assertThat(cache.read(new byte[3], 0, 3)).isNegative();
        page.plus(FileCache.CHANGES).storeLong(changes + 2);
        assertThat(cache.read(new byte[3], 0, 3)).isEqualTo(3);
        Handle forWriting = tree.open("/f", FileCalls.WRITE, 0);
        fails(Failure.NOT_OPEN, () -> file(forWriting).cache());
        fails(Failure.NOT_SUPPORTED, () -> file(tree.open("/", FileCalls.READ, 0)).cache());
    }

    @Test
    void a_position_that_a_client_makes_up_leads_nowhere() {
        write("/f", "abc");
        Handle handle = tree.open("/f", FileCalls.READ | FileCalls.WRITE, 0);
        Address position = new Address(file(handle).cache().position().value());
        for (long made : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 50}) {
            position.storeLong(made);
            String text = read(handle, 10);
            assertThat(made < 0 ? "abc" : "").isEqualTo(text);
            assertThat(file(handle).available()).isZero();
        }
    }
}
