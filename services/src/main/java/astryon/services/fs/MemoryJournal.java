package astryon.services.fs;

import astryon.library.ArrayBytes;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.OpenFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * A {@link Journal} in memory that outlives the program. Records lie one behind the other; those count that end before a place in the header, which {@link #commit} moves by one store: what an operation has
 * written counts as a whole or not at all, whenever the program ends. When there is no room for more, all that there is is written to new memory, which then takes the place of the old in one step.
 *
 * <pre>
 *    0  u64 where the records end that count     8  records: u32 bytes, u32 kind, u64 number, u64 time, two u64 more, text, up to a multiple of 8
 * </pre>
 */
public final class MemoryJournal implements Journal {
    private static final int HEADER = 8;
    private static final int FIELDS = 40;
    private static final int CREATED = 1;
    private static final int NAMED = 2;
    private static final int UNNAMED = 3;
    private static final int MODE = 4;
    private static final int TIMES = 5;
    private static final int SIZED = 6;
    private static final int COVERED = 7;
    private static final int LOCKED = 8;
    private static final int LIMITED = 9;
    /** More than any operation writes: four records with the longest texts. */
    private static final int MOST_WRITTEN = 64 << 10;
    private static final int LEAST = 256 << 10;

    private final Room room;
    private final List<Runnable> afterwards = new ArrayList<>();
    private FileSystem files;
    private Address start;
    private long capacity;
    private long end;
    /** Where the last record begins if it tells of a file's size, or 0. */
    private long lastSized;
    private boolean isMute;

    /** Where journals have their memory from. */
    public interface Room {
        /** The memory of the journal that there is; zero if there is none. */
        Address current();

        long currentBytes();

        /** Memory of zeroes beside it. Throws {@link astryon.protocol.Failure} if there is none. */
        Address create(long bytes);

        /** From now on what was created last is the journal; what was it before is given back. */
        void install();
    }

    public MemoryJournal(Room room) {
        this.room = room;
    }

    /** Begins to write down what becomes of a file system: if there is a journal, the file system is made what that tells, and otherwise it is written down as it is. */
    public Restoration open(FileSystem of) {
        files = of;
        Restoration restoration = new Restoration(of);
        if (room.current().isZero()) {
            renew();
            return restoration;
        }
        start = room.current();
        capacity = room.currentBytes();
        end = start.loadLong();
        isMute = true;
        replay(restoration);
        restoration.finish();
        isMute = false;
        return restoration;
    }

    /** Something to be done when what has been written counts. */
    public void afterCommit(Runnable action) {
        afterwards.add(action);
    }

    private void replay(Journal to) {
        for (long at = HEADER; at < end;) {
            Address record = start.plus(at);
            int bytes = record.loadInt();
            long number = record.plus(8).loadLong();
            long now = record.plus(16).loadLong();
            long first = record.plus(24).loadLong();
            long second = record.plus(32).loadLong();
            switch (record.plus(4).loadInt()) {
                case CREATED -> to.created(number, (int) (first >>> 32), (int) first, now, text(record, second));
                case NAMED -> to.named(number, text(record, second), first, now);
                case UNNAMED -> to.unnamed(number, text(record, second), now);
                case MODE -> to.modeSet(number, (int) first, now);
                case TIMES -> to.timesSet(number, first, second, now);
                case SIZED -> to.sized(number, first, now);
                case LOCKED -> to.locked(number, second, now, first, record.plus(FIELDS).loadByte());
                case LIMITED -> to.limited(number, first, second);
                default -> to.covered(number, first != 0);
            }
            at += bytes;
        }
    }

    private static String text(Address record, long bytes) {
        return Utf8.decode(record.plus(FIELDS), (int) bytes);
    }

    private void write(int kind, long number, long now, long first, long second, byte[] text) {
        if (isMute) {
            return;
        }
        int bytes = FIELDS + text.length + 7 & -8;
        Address record = start.plus(end);
        record.storeInt(bytes);
        record.plus(4).storeInt(kind);
        record.plus(8).storeLong(number);
        record.plus(16).storeLong(now);
        record.plus(24).storeLong(first);
        record.plus(32).storeLong(second);
        ArrayBytes.store(text, 0, record.plus(FIELDS), text.length);
        end += bytes;
        lastSized = 0;
    }

    private void write(int kind, long number, long now, long first, String text) {
        byte[] bytes = Utf8.bytes(text);
        write(kind, number, now, first, bytes.length, bytes);
    }

    private void write(int kind, long number, long now, long first, long second) {
        write(kind, number, now, first, second, new byte[0]);
    }

    @Override
    public void created(long number, int kind, int mode, long now, String target) {
        write(CREATED, number, now, (long) kind << 32 | mode, target);
    }

    @Override
    public void named(long folder, String name, long number, long now) {
        write(NAMED, folder, now, number, name);
    }

    @Override
    public void unnamed(long folder, String name, long now) {
        write(UNNAMED, folder, now, 0, name);
    }

    @Override
    public void modeSet(long number, int mode, long now) {
        write(MODE, number, now, mode, 0);
    }

    @Override
    public void timesSet(long number, long accessed, long modified, long now) {
        write(TIMES, number, now, accessed, modified);
    }

    /** Who writes a file bit by bit has one record. */
    @Override
    public void sized(long number, long size, long now) {
        if (lastSized != 0 && start.plus(lastSized + 8).loadLong() == number && !isMute) {
            start.plus(lastSized + 16).storeOrderedLong(now);
            start.plus(lastSized + 24).storeOrderedLong(size);
            return;
        }
        long at = end;
        write(SIZED, number, now, size, 0);
        lastSized = isMute ? 0 : at;
    }

    @Override
    public void covered(long folder, boolean covered) {
        write(COVERED, folder, 0, covered ? 1 : 0, 0);
    }

    @Override
    public void locked(long badge, long owner, long start, long end, int kind) {
        write(LOCKED, badge, start, end, owner, new byte[] {(byte) kind});
    }

    @Override
    public void limited(long folder, long bytes, long names) {
        write(LIMITED, folder, 0, bytes, names);
    }

    @Override
    public void reserve() {
        if (capacity - end < MOST_WRITTEN) {
            renew();
        }
    }

    @Override
    public void commit() {
        if (start.loadLong() != end) {
            start.storeOrderedLong(end);
        }
        for (int i = 0; i < afterwards.size(); i++) {
            afterwards.get(i).run();
        }
        afterwards.clear();
    }

    /** Writes all that there is to new memory. */
    private void renew() {
        long bytes = Math.max(2 * size() + MOST_WRITTEN, LEAST) + 4095 & -4096;
        start = room.create(bytes);
        capacity = bytes;
        end = HEADER;
        snapshot();
        commit();
        room.install();
    }

    /** What a snapshot takes at most. */
    private long size() {
        long[] bytes = {HEADER};
        bytes[0] += 4L * FIELDS * files.nameless().size();
        files.locks().each(lock -> bytes[0] += FIELDS + 8);
        each((folder, name, node) -> bytes[0] += 4L * FIELDS + 3L * name.length() + (node instanceof Link link ? 3L * link.target().length() : 0) + 64);
        return bytes[0];
    }

    private interface Visitor {
        void visit(Folder folder, String name, Node node);
    }

    /** Every name of every folder, a folder's own before those in it. */
    private void each(Visitor visitor) {
        Queue<Folder> folders = new ArrayDeque<>();
        folders.add(files.root());
        while (!folders.isEmpty()) {
            Folder folder = folders.remove();
            for (Names.Named named : folder.names().list()) {
                visitor.visit(folder, named.name(), named.node());
                if (named.node() instanceof Folder inner) {
                    folders.add(inner);
                }
            }
        }
    }

    private void snapshot() {
        files.locks().each(lock -> locked(lock.holder().badge(), lock.owner(), lock.start(), lock.end(), lock.isExclusive() ? OpenFile.EXCLUSIVE : OpenFile.SHARED));
        Set<Long> known = new HashSet<>();
        List<Node> all = new ArrayList<>();
        all.add(files.root());
        for (Node node : files.nameless()) {
            all.add(node);
            created(node.number(), node.kind(), node.mode(), 0, "");
        }
        each((folder, name, node) -> {
            if (known.add(node.number())) {
                all.add(node);
                created(node.number(), node.kind(), node.mode(), 0, node instanceof Link link ? link.target() : "");
            }
            named(folder.number(), name, node.number(), 0);
        });
        for (Node node : all) {
            if (node instanceof RegularFile file) {
                sized(file.number(), file.size(), 0);
            }
            if (node instanceof Folder folder) {
                modeSet(folder.number(), folder.mode(), 0);
                if (folder.own() != null) {
                    limited(folder.number(), folder.own().mostBytes(), folder.own().mostNames());
                }
                if (folder.isCovered()) {
                    covered(folder.number(), true);
                }
            }
            timesSet(node.number(), node.accessed(), node.modified(), node.changed());
        }
    }
}
