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

/** One screen: what stands on it, and what was typed while it was seen; both outlive the driver. Keys for which there is no room are lost, and so are answers: a screen does not wait for who reads. */
final class TextScreen {
    private final Emulator emulator;
    private final Painter painter;
    private final ByteQueue typed;
    private final PutOffCalls readers;
    private final Transcript transcript;
    private boolean isSeen;

    /** @param typed what an earlier driver left of what was typed, as {@code kept} has what it left of the rest */
    TextScreen(Host host, int columns, int rows, Address pixels, long pitch, ByteQueue typed, Transcript.Kept kept) {
        emulator = new Emulator(columns, rows);
        transcript = new Transcript(kept, emulator);
        painter = new Painter(emulator, pixels, pitch);
        readers = new PutOffCalls(host);
        this.typed = typed;
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
        int count = (int) Math.min(from.size(), Transcript.MOST);
        from.read(0, transcript.place(), count);
        transcript.send(count);
        if (isSeen) {
            painter.paint();
        }
        transcript.commit(count);
        type(emulator.answers());
        serveReaders();
        return count;
    }

    /** A key's characters are there to be read; who waits for them does not have them yet. */
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
    }

    void serveReaders() {
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
