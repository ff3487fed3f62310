package astryon.services.driver.framebuffer;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.services.kit.ByteQueue;
import astryon.services.kit.Host;
import astryon.services.kit.PutOffCalls;
import astryon.services.kit.Session;
import astryon.services.kit.screen.Emulator;
import astryon.services.kit.screen.Keys;
import astryon.services.kit.screen.Painter;

/** One screen: what stands on it, and what was typed while it was seen. Keys for which there is no room are lost, and so are answers: a screen does not wait for who reads. */
final class TextScreen {
    private static final int PIECE = 4096;

    private final Emulator emulator;
    private final Painter painter;
    private final ByteQueue typed;
    private final PutOffCalls readers;
    private final Address piece;
    private boolean isSeen;

    /** @param piece of its own memory, room for {@link #PIECE} bytes */
    TextScreen(Host host, int columns, int rows, Address pixels, long pitch, ByteQueue typed, Address piece) {
        emulator = new Emulator(columns, rows);
        painter = new Painter(emulator, pixels, pitch);
        readers = new PutOffCalls(host);
        this.typed = typed;
        this.piece = piece;
    }

    int columns() {
        return emulator.columns();
    }

    int rows() {
        return emulator.rows();
    }

    void hide() {
        isSeen = false;
    }

    void show() {
        isSeen = true;
        painter.forget();
        painter.paint();
    }

    long write(Loan from) {
        int count = (int) Math.min(from.size(), PIECE);
        from.read(0, piece, count);
        for (int i = 0; i < count; i++) {
            emulator.sent(piece.plus(i).loadByte() & 0xff);
        }
        if (isSeen) {
            painter.paint();
        }
        type(emulator.answers());
        return count;
    }

    void key(long event) {
        type(Keys.sent(event, emulator.hasApplicationKeys()));
    }

    private void type(String text) {
        byte[] bytes = Utf8.bytes(text);
        if (bytes.length <= typed.room()) {
            for (byte b : bytes) {
                typed.put(b);
            }
        }
        while (!readers.isEmpty() && !typed.isEmpty()) {
            readers.answer(take(readers.loan()));
        }
    }

    private long take(Loan into) {
        try {
            return typed.takeInto(into, typed.size());
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    long read(Session client, Loan into) {
        if (into.size() == 0) {
            return 0;
        }
        if (typed.isEmpty() || !readers.isEmpty()) {
            readers.add(client, into);
            return 0;
        }
        return take(into);
    }

    int available() {
        return typed.size();
    }

    void forget(Session client) {
        readers.forget(client);
    }
}
