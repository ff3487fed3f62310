package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.services.kit.Birth;
import astryon.services.kit.Session;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

/**
 * Which connections are for what, in memory that outlives the program: the next one in its place has the same sessions for them, and who has something open notices a pause and nothing else. Each connection has
 * a place, whose badge is written last when it begins to count and first when it no longer does.
 *
 * <pre>
 *    0  u64 badge, or 0     8  u64 number of the node     16  u64 position     24  u32 what the session is, a constant of this class     28  u32 how it was opened
 * </pre>
 */
public final class Openings {
    /** Bytes of the pieces in which room comes. */
    public static final int PIECE = 1 << 14;

    static final int TREE = 1;
    static final int FILE = 2;
    static final int FOLDER = 3;
    static final int DEVICE = 4;

    private static final int BYTES = 32;
    /** Beside the kind: whether somebody watches. */
    private static final int WATCHED = 0x100;
    private static final int KINDS = 0xff;
    private static final int PLACES = PIECE / BYTES;
    private static final int NODE = 8;
    private static final int POSITION = 16;
    private static final int KIND = 24;
    private static final int HOW = 28;

    private final Room room;
    /** Their addresses. */
    private long[] pieces = {};
    /** The first place that is free, or zero: each has the address of the next one for a position. */
    private Address free = new Address(0);

    /** Where the memory comes from. */
    public interface Room {
        /** A piece that an earlier program left, by its number from 0 on; zero if there is none. */
        Address left(int number);

        /** A piece of zeroes. Throws {@link astryon.protocol.Failure} if there is none. */
        Address create(int number);

        /** Leaves the notification of the connection with this number. Throws {@link astryon.protocol.Failure} if there is no room. */
        void keep(int number, Handle notification);

        Handle kept(int number);

        void drop(int number);
    }

    /** Makes the session of a connection that an earlier program had. */
    interface Revival {
        /** Null if what it is about is gone. */
        Session session(Address place, Node node, int kind, int how);
    }

    public Openings(Room room) {
        this.room = room;
    }

    /** A connection begins: its place. Throws {@link astryon.protocol.Failure} if there is no room. */
    Address add(long badge, Node node, int kind, int how) {
        if (free.isZero()) {
            addPiece(room.create(pieces.length));
        }
        Address place = free;
        free = new Address(place.plus(POSITION).loadLong());
        place.plus(NODE).storeLong(node.number());
        place.plus(POSITION).storeLong(0);
        place.plus(KIND).storeLong((long) how << 32 | kind);
        place.storeOrderedLong(badge);
        return place;
    }

    private void addPiece(Address piece) {
        pieces = Arrays.copyOf(pieces, pieces.length + 1);
        pieces[pieces.length - 1] = piece.value();
        for (int i = PLACES - 1; i >= 0; i--) {
            Address place = piece.plus((long) i * BYTES);
            if (place.loadLong() == 0) {
                setFree(place);
            }
        }
    }

    private void setFree(Address place) {
        place.plus(POSITION).storeLong(free.value());
        free = place;
    }

    /** A connection has ended. */
    void remove(Address place) {
        place.storeOrderedLong(0);
        setFree(place);
    }

    static long position(Address place) {
        return place.plus(POSITION).loadLong();
    }

    static void setPosition(Address place, long to) {
        place.plus(POSITION).storeOrderedLong(to);
    }

    /** Of the connection with this place: no other one has it, now or ever. */
    static long badge(Address place) {
        return place.loadLong();
    }

    /** Somebody watches by the connection with this place, and waits for a notification. Throws {@link astryon.protocol.Failure} if there is no room. */
    void watch(Address place, Handle notification) {
        room.keep(number(place), notification);
        place.plus(KIND).storeInt(place.plus(KIND).loadInt() | WATCHED);
    }

    void unwatch(Address place) {
        room.drop(number(place));
    }

    /** The notification, or {@link Birth#NOTHING} if nobody watches. */
    Handle watchedBy(Address place) {
        return (place.plus(KIND).loadInt() & WATCHED) == 0 ? Birth.NOTHING : room.kept(number(place));
    }

    /** Of a place, a number that it has in the next program, too. */
    int number(Address place) {
        int piece = 0;
        while (place.value() < pieces[piece] || place.value() >= pieces[piece] + PIECE) {
            piece++;
        }
        return piece * PLACES + (int) (place.value() - pieces[piece]) / BYTES;
    }

    /** Takes over what an earlier program left; {@code known} has the node of a number, or null. */
    void revive(FileSystem files, LongFunction<Node> known, Revival revival, BiConsumer<Long, Session> open) {
        for (Address piece = room.left(0); !piece.isZero(); piece = room.left(pieces.length)) {
            addPiece(piece);
        }
        for (long piece : pieces) {
            for (int i = 0; i < PLACES; i++) {
                revive(new Address(piece).plus((long) i * BYTES), files, known, revival, open);
            }
        }
    }

    private void revive(Address place, FileSystem files, LongFunction<Node> known, Revival revival, BiConsumer<Long, Session> open) {
        long badge = place.loadLong();
        if (badge == 0) {
            return;
        }
        Node node = known.apply(place.plus(NODE).loadLong());
        Session session = node == null ? null : revival.session(place, node, place.plus(KIND).loadInt() & KINDS, place.plus(HOW).loadInt());
        if (session == null) {
            remove(place);
        } else {
            files.host().adopt(badge, session);
            open.accept(badge, session);
        }
    }
}
