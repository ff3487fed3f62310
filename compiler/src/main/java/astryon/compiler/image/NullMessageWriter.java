package astryon.compiler.image;

import astryon.abi.NullMessageFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Writes the table that {@code astryon.library.NullMessages} reads, in the {@link NullMessageFormat}: each text is there once. */
final class NullMessageWriter {
    private static final String BECAUSE = " because ";

    private record Place(int offset, Supplier<String> message) {
    }

    private final List<Place> places = new ArrayList<>();

    /** @param offset of the place from the start of the text; ascending */
    void add(int offset, Supplier<String> message) {
        places.add(new Place(offset, message));
    }

    byte[] write() {
        ByteSink rows = new ByteSink();
        ByteSink strings = new ByteSink();
        Map<String, Integer> known = new HashMap<>();
        int before = 0;
        for (Place place : places) {
            String message = place.message.get();
            if (message != null) {
                int because = message.indexOf(BECAUSE);
                rows.number(place.offset - before);
                rows.number(stringAt(because < 0 ? message : message.substring(0, because), known, strings) + 1);
                rows.number(because < 0 ? 0 : stringAt(message.substring(because), known, strings) + 1);
                before = place.offset;
            }
        }
        int start = NullMessageFormat.HEADER_BYTES + rows.size();
        ByteBuffer table = ByteBuffer.allocate(start + strings.size()).order(ByteOrder.LITTLE_ENDIAN);
        return table.putInt(start).put(rows.toByteArray()).put(strings.toByteArray()).array();
    }

    private static int stringAt(String string, Map<String, Integer> known, ByteSink strings) {
        Integer at = known.get(string);
        if (at == null) {
            at = strings.size();
            known.put(string, at);
            byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
            strings.number(utf8.length);
            strings.bytes(utf8);
        }
        return at;
    }
}
