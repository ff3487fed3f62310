package astryon.services.kit.acpi;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes tables. */
public final class Tables {
    private static final int CHECKSUM = 9;

    private Tables() {
    }

    /** One with a right length and checksum; {@code contents} stand behind the header. */
    public static byte[] table(String signature, int revision, int... contents) {
        byte[] bytes = new byte[contents.length];
        for (int i = 0; i < contents.length; i++) {
            bytes[i] = (byte) contents[i];
        }
        return table(signature, revision, bytes);
    }

    /** The same. */
    public static byte[] table(String signature, int revision, byte[] contents) {
        ByteBuffer bytes = ByteBuffer.allocate(AcpiTable.HEADER + contents.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(signature.getBytes(StandardCharsets.ISO_8859_1)).putInt(bytes.capacity()).put((byte) revision);
        bytes.position(AcpiTable.HEADER).put(contents);
        return summed(bytes.array());
    }

    /** The same with a right checksum. */
    public static byte[] summed(byte[] table) {
        table[CHECKSUM] = 0;
        int sum = 0;
        for (byte b : table) {
            sum += b;
        }
        table[CHECKSUM] = (byte) -sum;
        return table;
    }

    /** With fields, three numbers for each: where it is, how many bytes it has, and what is in it. */
    public static byte[] with(byte[] table, long... fields) {
        ByteBuffer bytes = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < fields.length; i += 3) {
            for (int j = 0; j < fields[i + 1]; j++) {
                bytes.put((int) fields[i] + j, (byte) (fields[i + 2] >> 8 * j));
            }
        }
        return summed(table);
    }

    /** In memory. */
    public static AcpiTable in(byte[] table) {
        Address start = SimulatedMemory.allocate(table.length);
        SimulatedMemory.write(start, table);
        return new AcpiTable(start, table.length);
    }
}
