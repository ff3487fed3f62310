package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.Questions;
import astryon.protocol.Terminal;
import astryon.services.kit.ByteQueue;
import astryon.services.kit.Host;
import astryon.services.kit.PutOffCalls;
import astryon.services.kit.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One terminal: its discipline, who waits for it on both sides, who watches it, and how large it is. Programs and the far end are each served in the order in which they came.
 */
final class TerminalService {
    /** Bytes of memory that it needs. */
    static final int MEMORY = 0x1_0000;
    private static final int QUEUE = 1 << 14;
    private static final int POSITIONS = 2 * QUEUE;
    private static final int PIECE = POSITIONS + 2 * ByteQueue.POSITIONS;
    /** What is taken of a loan at once. */
    private static final int PIECE_BYTES = 4096;
    /** More than an answer has; a power of two. */
    private static final int MOST_HELD = 16;
    private static final int MOST_OF_GUEST = 4;

    private final Host host;
    private final Address piece;
    private final ByteQueue unshown;
    private final LineDiscipline discipline;
    private final SizeQuestion sizeQuestion;
    private final Attention attention;
    /** What came of an answer so far. */
    private final byte[] held = new byte[MOST_HELD];
    private int heldCount;
    private final PutOffCalls readers;
    /** Regular programs come after all others, and those that may not read wait until they may. */
    private final PutOffCalls guestReaders;
    private final PutOffCalls heldReaders;
    private final List<ProgramEnd> guests = new ArrayList<>();
    private int lastGuest;
    private final PutOffCalls writers;
    /** Of the far end: who types while there is no room, and who wants to show something while there is nothing. */
    private final PutOffCalls typists;
    private final PutOffCalls viewers;
    private Handle watcher = new Handle(0);
    private int columns;
    private int rows;
    private boolean isGone;

    /** Who hears what was answered to a question. */
    interface Answerer {
        void answer(long number, int answer);
    }

    /** @param memory {@link #MEMORY} bytes of zeroes */
    TerminalService(Host host, Address memory, SizeQuestion sizeQuestion, LongSupplier nanos, Answerer answerer) {
        this.host = host;
        attention = new Attention(nanos, new Attention.Answers() {
            @Override
            public void answer(long number, int answer) {
                answerer.answer(number, answer);
            }

            @Override
            public void interrupt() {
                discipline.setMode(Terminal.LINES);
                discipline.typed(Control.INTERRUPT);
            }
        });
        this.sizeQuestion = sizeQuestion;
        piece = memory.plus(PIECE);
        unshown = new ByteQueue(memory.plus(POSITIONS), memory, QUEUE);
        ByteQueue unread = new ByteQueue(memory.plus(POSITIONS + ByteQueue.POSITIONS), memory.plus(QUEUE), QUEUE);
        discipline = new LineDiscipline(unread, unshown, this::signal);
        readers = new PutOffCalls(host);
        guestReaders = new PutOffCalls(host);
        heldReaders = new PutOffCalls(host);
        writers = new PutOffCalls(host);
        typists = new PutOffCalls(host);
        viewers = new PutOffCalls(host);
    }

    private void signal(int bits) {
        if (watcher.value() != 0) {
            host.signal(watcher, bits);
        }
    }

    // Programs

    long read(Session client, Loan into) {
        if (into.size() == 0 || isGone) {
            return 0;
        }
        PutOffCalls line = line(client);
        if (line == heldReaders || !readers.isEmpty() || !line.isEmpty() || !discipline.canRead()) {
            putOff(line, client, into);
            return 0;
        }
        long count = discipline.read(into);
        serve();
        return count;
    }

    /** A regular program has few calls that wait, so that there is room for others'. */
    private static void putOff(PutOffCalls line, Session client, Loan loan) {
        if (client instanceof ProgramEnd end && end.isGuest() && line.of(client) == MOST_OF_GUEST) {
            throw new Failure(Failure.BUSY);
        }
        line.add(client, loan);
    }

    /** Where its reads wait. */
    private PutOffCalls line(Session client) {
        if (client instanceof ProgramEnd end && end.isGuest()) {
            return end.mayRead() ? guestReaders : heldReaders;
        }
        return readers;
    }

    ProgramEnd addGuest(boolean mayRead) {
        ProgramEnd guest = ProgramEnd.guest(host, this, ++lastGuest, mayRead);
        guests.add(guest);
        return guest;
    }

    /** Nothing happens if there is no guest of that number any more. */
    void letRead(int number, boolean mayRead) {
        for (ProgramEnd guest : guests) {
            if (guest.number() == number && guest.mayRead() != mayRead) {
                PutOffCalls before = line(guest);
                guest.setMayRead(mayRead);
                before.moveTo(line(guest), guest);
                if (guest.hasTakenKeys()) {
                    discipline.setMode(mayRead ? Terminal.KEYS : Terminal.LINES);
                }
            }
        }
        serve();
    }

    long write(Session client, Loan from) {
        if (isGone) {
            return -Failure.IN_OUT;
        }
        if (from.size() == 0) {
            return 0;
        }
        if (!writers.isEmpty() || !canWrite()) {
            putOff(writers, client, from);
            return 0;
        }
        long count = accept(client, from);
        serve();
        return count;
    }

    /** While the system asks something, nobody else shows anything. */
    private boolean canWrite() {
        return discipline.canWrite() && !attention.holds();
    }

    /** What there is room for. */
    private long accept(Session client, Loan from) {
        int count = (int) Math.min(from.size(), PIECE_BYTES);
        from.read(0, piece, count);
        int done = 0;
        while (done < count && discipline.canWrite()) {
            int b = piece.plus(done++).loadByte() & 0xff;
            if (client instanceof ProgramEnd end && end.isGuest()) {
                end.text().push(b, discipline::write);
            } else {
                discipline.write(b);
            }
        }
        return done;
    }

    // What the system asks

    /** There is another question, or, with number 0, none any more. */
    void asked(long number, Questions.Question question) {
        attention.asked(number, question);
        serve();
    }

    int available() {
        return discipline.readable();
    }

    void setMode(int mode) {
        discipline.setMode(mode);
        serve();
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Where nobody says how large the far end is, it is asked now, and the answer is known later. */
    void askForSize() {
        if (attention.holds()) {
            return;
        }
        String question = sizeQuestion.ask();
        for (int i = 0; i < question.length() && unshown.room() > 0; i++) {
            unshown.put(question.charAt(i));
        }
        serve();
    }

    void setSize(int newColumns, int newRows) {
        if (newColumns != columns || newRows != rows) {
            columns = newColumns;
            rows = newRows;
            signal(Terminal.RESIZED);
        }
    }

    void watch(Handle notification) {
        if (watcher.value() != 0) {
            host.close(watcher);
        }
        watcher = notification;
        if (isGone) {
            signal(Terminal.HANG_UP);
        }
    }

    void forget(Session client) {
        readers.forget(client);
        guestReaders.forget(client);
        heldReaders.forget(client);
        writers.forget(client);
    }

    /** A regular program has let the terminal go: how it had it does not stay. */
    void leave(ProgramEnd guest) {
        forget(guest);
        guests.remove(guest);
        if (guest.hasTakenKeys() && guest.mayRead()) {
            discipline.setMode(Terminal.LINES);
        }
        guest.text().end(discipline::write);
        serve();
    }

    // The far end

    /** Bytes were typed. */
    long type(Session farEnd, Loan from) {
        if (from.size() == 0) {
            return 0;
        }
        if (!typists.isEmpty()) {
            typists.add(farEnd, from);
            return 0;
        }
        long count = typed(from);
        if (count == 0) {
            typists.add(farEnd, from);
            return 0;
        }
        serve();
        return count;
    }

    private long typed(Loan from) {
        int count = (int) Math.min(from.size(), PIECE_BYTES);
        from.read(0, piece, count);
        int done = 0;
        while (done < count && typed(done)) {
            done++;
        }
        return done > 0 ? done : typedBehind(count);
    }

    private boolean typed(int index) {
        int b = piece.plus(index).loadByte() & 0xff;
        int kept = sizeQuestion.answered(b);
        if (kept == SizeQuestion.PART) {
            held[heldCount++ & MOST_HELD - 1] = (byte) b;
            return true;
        }
        if (kept == SizeQuestion.WHOLE) {
            heldCount = 0;
            setSize(sizeQuestion.columns(), sizeQuestion.rows());
            return true;
        }
        // What began as an answer does was typed after all. There are few of these, soon after the start: room is no matter.
        for (int i = 0; i < heldCount; i++) {
            discipline.typed(held[i] & 0xff);
        }
        heldCount = 0;
        return attention.typed(b) || discipline.typed(b);
    }

    /** There is no room even for the first byte. If one of the others says that none of those before it is wanted, they are dropped. */
    private long typedBehind(int count) {
        for (int i = 0; i < count; i++) {
            int b = piece.plus(i).loadByte() & 0xff;
            if (discipline.isInterrupt(b) || b == Attention.KEY) {
                typed(i);
                return i + 1;
            }
        }
        return 0;
    }

    /** Something is to be shown. */
    long show(Session farEnd, Loan into) {
        if (into.size() == 0) {
            return 0;
        }
        if (!viewers.isEmpty() || !canShow()) {
            viewers.add(farEnd, into);
            return 0;
        }
        long count = shown(into);
        serve();
        return count;
    }

    /** What programs have written comes before what the system asks, also where Ctrl-S has stopped it. */
    private boolean canShow() {
        return attention.holds() ? !unshown.isEmpty() || attention.hasText() : !unshown.isEmpty() && !discipline.isStopped();
    }

    private long shown(Loan into) {
        return unshown.isEmpty() ? attention.takeInto(into, piece) : unshown.takeInto(into, unshown.size());
    }

    int showable() {
        return canShow() ? Math.max(unshown.size(), 1) : 0;
    }

    /** The far end is gone: there is nothing more to read, and nobody to show anything to. */
    void hangUp() {
        isGone = true;
        typists.answerAll(-Failure.GONE);
        viewers.answerAll(0);
        readers.answerAll(0);
        guestReaders.answerAll(0);
        heldReaders.answerAll(0);
        writers.answerAll(-Failure.IN_OUT);
        signal(Terminal.HANG_UP);
    }

    // Both

    private interface Transfer {
        long perform();
    }

    /** A client that lent what it has not is told; the bytes are the next one's. */
    private static long attempt(Transfer transfer) {
        try {
            return transfer.perform();
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    /** Serves who waits, as long as somebody can be served. */
    private void serve() {
        boolean served = true;
        while (served) {
            served = false;
            PutOffCalls line = readers.isEmpty() ? guestReaders : readers;
            if (!line.isEmpty() && discipline.canRead()) {
                line.answer(attempt(() -> discipline.read(line.loan())));
                served = true;
            }
            if (!typists.isEmpty()) {
                long count = attempt(() -> typed(typists.loan()));
                if (count != 0) {
                    typists.answer(count);
                    served = true;
                }
            }
            if (!viewers.isEmpty() && canShow()) {
                viewers.answer(attempt(() -> shown(viewers.loan())));
                served = true;
            }
            if (!writers.isEmpty() && canWrite()) {
                writers.answer(attempt(() -> accept(writers.client(), writers.loan())));
                served = true;
            }
        }
    }
}
