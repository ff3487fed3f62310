package astryon.services.app.shell;

import astryon.services.app.Complaint;
import astryon.services.app.Stream;
import java.util.HashMap;
import java.util.Map;

/** Which streams a shell's numbers stand for. The table holds them. */
final class Streams {
    private final Map<Integer, Stream> byNumber = new HashMap<>();

    /** Holds them as well. */
    Streams(Map<Integer, Stream> others) {
        others.forEach((number, stream) -> byNumber.put(number, stream.share()));
    }

    Streams copy() {
        return new Streams(byNumber);
    }

    Map<Integer, Stream> byNumber() {
        return byNumber;
    }

    /** Complains if it is not open. */
    Stream get(int number) {
        Stream stream = byNumber.get(number);
        if (stream == null) {
            throw new Complaint(1, number + ": no such stream is open");
        }
        return stream;
    }

    boolean isTerminal(int number) {
        Stream stream = byNumber.get(number);
        return stream != null && stream.isTerminal();
    }

    /** The table closes it later. */
    void put(int number, Stream stream) {
        close(number);
        byNumber.put(number, stream);
    }

    void close(int number) {
        Stream old = byNumber.remove(number);
        if (old != null) {
            old.close();
        }
    }

    void close() {
        byNumber.values().forEach(Stream::close);
        byNumber.clear();
    }
}
