package astryon.iso.image.guest;

import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.Rights;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Loan;
import astryon.magic.Address;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.SystemClock;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls drawn from a seed: as an operation's row in the protocols' table has them, with arguments that make sense or none, and such that no row has, with tags, words, loans and bytes that contradict each other. What comes back is
 * called, too, as one of the things that may have come, whichever it is. Handles that a call did not move are closed.
 */
final class HostileMessages {
    private static final long PATIENCE_NANOS = 1_000_000;
    private static final int MOST_TARGETS = 48;
    private static final int MOST_OPERATION = 40;
    /** No protocol has an operation from here on. */
    private static final int NO_OPERATION = 1000;
    private static final int OPERATION_BITS = 16;
    private static final int OPERATIONS = 1 << OPERATION_BITS;
    private static final long[] NUMBERS = {0, 1, -1, 2, 3, 4095, 4096, 4097, 65535, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 0x40_0000, 0xffff_8000_0000_0000L};
    private static final String[] TEXTS = {"", "/", ".", "..", "/..", "/../../home", "/x", "/x/y", "//x//", "/x/", "/new", "/é漢", "x", "\0", "/x\0y", "/dev/null", "hello", "hostile", "processes", "pipes", "/" + "n".repeat(255),
        "/" + "n".repeat(256), "/a".repeat(1000), "t".repeat(4000)};

    private final Exchange exchange = new Exchange(EndpointChannel.area(), null);
    private final Message message = exchange.message();
    private final List<Target> targets = new ArrayList<>();
    private long random;
    private int answered;

    /** What serves a handle that came back. */
    private final List<List<String>> others;

    /** @param rows for each operation its number, a colon, and what it sends: a text, a word, a handle, bytes, memory to read, memory to be written (S); none: what it does is not to be done */
    private record Target(Handle handle, List<String> rows) {
    }

    HostileMessages(long seed, List<List<String>> others) {
        random = seed * 0x9e37_79b9_7f4a_7c15L + 1;
        this.others = others;
    }

    void add(Handle handle, List<String> rows) {
        targets.add(new Target(handle, rows));
    }

    int answered() {
        return answered;
    }

    private int draw(int below) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) Long.remainderUnsigned(random, below);
    }

    void send(int count) {
        int own = targets.size();
        for (int i = 0; i < count; i++) {
            Target target = targets.get(draw(targets.size()));
            List<Long> lent = new ArrayList<>();
            String arguments = begin(target.rows);
            for (int at = 0; at < arguments.length(); at++) {
                put(arguments.charAt(at), lent);
            }
            for (int more = draw(3) == 0 ? draw(6) : 0; more > 0; more--) {
                put("TWWB".charAt(draw(4)), lent);
            }
            exchange.seal();
            if (draw(4) == 0) {
                spoil();
            }
            call(target, own);
            lent.forEach(handle -> Calls.handleClose(new Handle(handle)));
        }
    }

    /** What it is to send. */
    private String begin(List<String> rows) {
        if (rows.isEmpty()) {
            exchange.begin(NO_OPERATION + draw(OPERATIONS - NO_OPERATION));
            return "";
        }
        String row = rows.get(draw(rows.size()));
        int colon = row.indexOf(':');
        exchange.begin(draw(4) != 0 ? Integer.parseInt(row.substring(0, colon)) : MOST_OPERATION + draw(MOST_OPERATION));
        return draw(3) != 0 ? row.substring(colon + 1) : "";
    }

    private void put(char kind, List<Long> lent) {
        try {
            switch (kind) {
                case 'T' -> exchange.putText(TEXTS[draw(TEXTS.length)]);
                case 'B' -> exchange.putBytes(new byte[draw(2000)]);
                case 'H' -> {
                    Handle handle = draw(2) == 0 ? Calls.notificationCreate() : Calls.handleDuplicate(targets.get(draw(targets.size())).handle, Rights.CONNECTION);
                    lent.add(handle.value());
                    exchange.putHandle(handle);
                }
                case 'R' -> exchange.lendReadable(loan());
                case 'S' -> exchange.lendWritable(loan());
                default -> {
                    if (draw(2) == 0) {
                        exchange.put(NUMBERS[draw(NUMBERS.length)]);
                    } else {
                        exchange.put((int) NUMBERS[draw(NUMBERS.length)]);
                    }
                }
            }
        } catch (RuntimeException noRoom) {
            // Then it is shorter.
        }
    }

    /** Blanks, so that what a terminal is given to show says nothing. */
    private Loan loan() {
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        for (int i = 0; i < 64; i++) {
            room.plus(i).storeByte((byte) ' ');
        }
        return draw(4) == 0 ? new Loan(new Address(NUMBERS[draw(NUMBERS.length)]), NUMBERS[draw(NUMBERS.length)]) : new Loan(room, draw(64));
    }

    /** The parts of the message contradict each other. */
    private void spoil() {
        for (int i = draw(4); i >= 0; i--) {
            switch (draw(4)) {
                case 0 -> message.setWord(draw(8), NUMBERS[draw(NUMBERS.length)]);
                case 1 -> message.setTag(MessageTag.withBytes(message.tag(), draw(MessageTag.MAX_BYTES + 1)));
                case 2 -> message.setTag(message.tag() ^ 1L << OPERATION_BITS + draw(61 - OPERATION_BITS));
                default -> exchange.page().plus(draw(4088)).storeLong(random);
            }
        }
    }

    private void call(Target target, int own) {
        message.setTag(message.tag() | MessageTag.DEADLINE);
        message.setDeadline(SystemClock.nanos() + PATIENCE_NANOS);
        if (Calls.call(target.handle, message) != 0) {
            return;
        }
        answered++;
        for (int i = 0; i < MessageTag.handles(message.tag()); i++) {
            Handle handle = new Handle(message.word(i));
            Target back = new Target(handle, others.get(draw(others.size())));
            if (targets.size() < MOST_TARGETS) {
                targets.add(back);
            } else {
                Calls.handleClose(targets.set(own + draw(MOST_TARGETS - own), back).handle);
            }
        }
    }
}
