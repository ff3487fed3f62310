package astryon.services.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.CachedFile;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.FileCache;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.sys.FileCalls;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryJournalTest {
    private final RestartedFiles files = new RestartedFiles();
    private FileTree tree = files.tree();

    private void start() {
        files.start();
        tree = files.tree();
    }

    private void write(String path, long position, String text) {
        Handle handle = tree.open(path, FileCalls.READ | FileCalls.WRITE | FileCalls.CREATE, 0640);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Address from = SimulatedMemory.allocate(Math.max(bytes.length, 1));
        SimulatedMemory.write(from, bytes);
        assertThat(files.client(handle).writeAt(position, new Loan(from, bytes.length))).isEqualTo(bytes.length);
        files.stage.close(handle);
    }

    private String read(String path) {
        Handle handle = tree.open(path, FileCalls.READ, 0);
        Address to = SimulatedMemory.allocate(4096);
        int count = (int) files.client(handle).readAt(0, new Loan(to, 4096));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) to.plus(i).loadByte());
        }
        files.stage.close(handle);
        return text.toString();
    }

    @Test
    void what_was_there_is_there_again() {
        tree.makeFolder("/a", 0700);
        tree.makeFolder("/a/b", 0755);
        write("/a/b/file", 0, "hello");
        write("/a/b/file", 10, "there");
        tree.makeSymbolicLink("/link", "a/b/file");
        tree.makeHardLink("/hard", "/a/b/file");
        tree.setMode("/a/b/file", 04751);
        tree.setTimes("/a/b/file", 7, 8, true);
        tree.cover("/a", true);
        Facts before = tree.facts("/hard", true);
        start();
        assertThat(read("/hard")).isEqualTo("hello\0\0\0\0\0there");
        Facts after = tree.facts("/hard", true);
        assertThat(after).isEqualTo(new Facts(before.kind(), 04751, 15, before.number(), 5, 0, 0, 2, 8, after.accessed(), before.changed()));
        assertThat(tree.readLink("/link")).isEqualTo("a/b/file");
        assertThat(catchThrowableOfType(() -> tree.facts("/a/b", true), Failure.class).number()).isEqualTo(FileTree.ELSEWHERE);
        tree.cover("/a", false);
        assertThat(tree.facts("/a", true).mode()).isEqualTo(0700);
        tree.makeFolder("/new", 0755);
        assertThat(tree.facts("/new", true).number()).as("no number is used twice").isGreaterThan(before.number());
    }

    @Test
    void what_does_not_count_yet_was_never_there() {
        tree.makeFolder("/a", 0700);
        files.journal().created(77, FileCalls.FOLDER, 0755, 0, "");
        files.journal().named(1, "half", 77, 0);
        files.journal().unnamed(1, "a", 0);
        start();
        assertThat(tree.facts("/a", true).kind()).isEqualTo(FileCalls.FOLDER);
        assertThat(catchThrowableOfType(() -> tree.facts("/half", true), Failure.class).number()).isEqualTo(Failure.NOT_THERE);
    }

    @Test
    void who_writes_a_file_bit_by_bit_has_one_record() {
        write("/log", 0, "x");
        long before = files.room().current().loadLong();
        Handle handle = tree.open("/log", FileCalls.WRITE | FileCalls.APPEND, 0);
        Address from = SimulatedMemory.allocate(1);
        for (int i = 0; i < 1000; i++) {
            files.client(handle).write(new Loan(from, 1));
        }
        assertThat(files.room().current().loadLong() - before).isLessThan(100);
        start();
        assertThat(tree.facts("/log", true).size()).isEqualTo(1001);
    }

    /** All paths with what is there. */
    private Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 8; j++) {
                for (String path : new String[] {"/d" + i, "/d" + i + "/f" + j}) {
                    try {
                        Facts facts = tree.facts(path, false);
                        String content = facts.kind() == FileCalls.REGULAR ? read(path) : "";
                        all.put(path, facts.kind() + " " + Integer.toOctalString(facts.mode()) + " " + facts.number() + " " + facts.links() + " " + facts.modified() + " " + content);
                    } catch (Failure none) {
                        // It is not in the map.
                    }
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whenever_the_program_ends_the_next_one_has_the_same_files(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            String folder = "/d" + random.nextInt(6);
            String file = folder + "/f" + random.nextInt(8);
            try {
                switch (random.nextInt(9)) {
                    case 0 -> tree.makeFolder(folder, 0755);
                    case 1, 2, 3 -> write(file, random.nextInt(50), "abcdefghij".substring(random.nextInt(10)));
                    case 4 -> tree.remove(file);
                    case 5 -> tree.rename(file, "/d" + random.nextInt(6) + "/f" + random.nextInt(8));
                    case 6 -> tree.makeHardLink(file, "/d" + random.nextInt(6) + "/f" + random.nextInt(8));
                    case 7 -> tree.setMode(file, random.nextInt(01000));
                    default -> {
                        Handle handle = tree.open(file, FileCalls.WRITE, 0);
                        files.client(handle).setSize(random.nextInt(60));
                        files.stage.close(handle);
                    }
                }
            } catch (Failure refused) {
                // So much is not there, or is already.
            }
            if (random.nextInt(150) == 0) {
                Map<String, String> before = everything();
                start();
                assertThat(everything()).isEqualTo(before);
            }
        }
    }

    @Test
    void what_is_no_more_does_not_take_room_for_ever() {
        tree.makeFolder("/d1", 0755);
        write("/d1/f1", 3, "abc");
        tree.makeHardLink("/d1/f2", "/d1/f1");
        tree.setMode("/d1/f1", 0111);
        for (int i = 0; i < 3000; i++) {
            tree.makeFolder("/d2", 0755);
            tree.removeFolder("/d2");
        }
        assertThat(files.room().installed()).isGreaterThan(1);
        assertThat(files.room().currentBytes()).isLessThan(1 << 20);
        Map<String, String> before = everything();
        assertThat(before).hasSize(3);
        start();
        assertThat(everything()).isEqualTo(before);
    }

    private String next(OpenFile file, int most) {
        Address to = SimulatedMemory.allocate(most);
        StringBuilder text = new StringBuilder();
        long count = file.read(new Loan(to, most));
        for (int i = 0; i < count; i++) {
            text.append((char) to.plus(i).loadByte());
        }
        return text.toString();
    }

    @Test
    void what_was_open_goes_on_where_it_was() {
        write("/f", 0, "one two three");
        OpenFile reader = files.open("/f", FileCalls.READ);
        OpenFile writer = files.open("/f", FileCalls.WRITE);
        OpenFile device = files.open("/n", FileCalls.WRITE | FileCalls.CREATE);
        assertThat(next(reader, 4)).isEqualTo("one ");
        start();
        assertThat(next(reader, 4)).isEqualTo("two ");
        start();
        assertThat(next(reader, 9)).isEqualTo("three");
        Address from = SimulatedMemory.allocate(1);
        from.storeByte((byte) 'O');
        assertThat(reader.write(new Loan(from, 1))).isEqualTo(-Failure.NOT_OPEN);
        assertThat(writer.write(new Loan(from, 1))).isOne();
        assertThat(device.write(new Loan(from, 1))).isOne();
        assertThat(read("/f")).isEqualTo("One two three");
        assertThat(read("/n")).isEqualTo("O");
    }

    @Test
    void what_has_no_name_is_there_as_long_as_somebody_has_it_open() {
        write("/f", 0, "secret");
        Handle handle = tree.open("/f", FileCalls.READ, 0);
        OpenFile file = files.client(handle);
        tree.makeFolder("/d", 0755);
        FileTree below = new FileTreeClient(files.stage.channel(tree.subtree("/d", false)));
        tree.remove("/f");
        tree.removeFolder("/d");
        start();
        for (int i = 0; i < 3000; i++) {
            tree.makeFolder("/more", 0755);
            tree.removeFolder("/more");
        }
        start();
        assertThat(next(file, 10)).isEqualTo("secret");
        assertThat(file.facts().links()).isZero();
        assertThat(catchThrowableOfType(() -> below.makeFolder("/e", 0755), Failure.class).number()).isEqualTo(Failure.NOT_THERE);
        long left = files.spaceLeft();
        files.stage.close(handle);
        assertThat(files.spaceLeft()).as("its bytes are free").isGreaterThan(left);
        start();
        assertThat(catchThrowableOfType(() -> file.facts(), Failure.class).number()).isEqualTo(Failure.NOT_OPEN);
    }

    @Test
    void who_moves_the_position_without_calls_does_not_read_anything_twice() {
        write("/f", 0, "one two three");
        OpenFile file = files.open("/f", FileCalls.READ);
        CachedFile shared = file.cache();
        FileCache cache = new FileCache(new Address(shared.bytes().value()), 64, new Address(shared.page().value()), new Address(shared.position().value()));
        byte[] bytes = new byte[4];
        assertThat(cache.read(bytes, 0, 4)).isEqualTo(4);
        start();
        assertThat(cache.read(bytes, 0, 4)).isNegative();
        assertThat(next(file, 4)).isEqualTo("two ");
        assertThat(new Address(shared.position().value()).loadLong()).as("the old page leads nowhere").isNegative();
    }

    @Test
    void a_tree_that_was_given_is_the_same_tree_and_a_listing_that_was_begun_begins_again() {
        tree.makeFolder("/home", 0755);
        FileTree home = new FileTreeClient(files.stage.channel(tree.subtree("/home", true)));
        OpenFile listed = files.open("/", FileCalls.READ);
        OpenFile unlisted = files.open("/", FileCalls.READ);
        listed.entries();
        start();
        assertThat(home.facts("/../..", true).number()).isEqualTo(tree.facts("/home", true).number());
        assertThat(catchThrowableOfType(() -> home.makeFolder("/x", 0755), Failure.class).number()).isEqualTo(Failure.READ_ONLY);
        assertThat(unlisted.entries()).isNotEmpty();
        assertThat(catchThrowableOfType(listed::entries, Failure.class).number()).isEqualTo(Failure.AGAIN);
        assertThat(listed.seek(0, 0)).isZero();
        assertThat(listed.entries()).isNotEmpty();
    }

    @Test
    void more_connections_than_a_piece_has_room_for_are_all_there() {
        write("/f", 0, "0123456789");
        List<OpenFile> opened = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            opened.add(files.open("/f", FileCalls.READ));
            opened.get(i).seek(i % 10, 0);
        }
        start();
        for (int i = 0; i < opened.size(); i++) {
            assertThat(next(opened.get(i), 1)).isEqualTo(Integer.toString(i % 10));
        }
    }
}
