package astryon.iso;

import astryon.abi.BootArchive;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/** Writes a {@link BootArchive}: files by name, in the order of their names. */
public final class BootArchiveWriter {
    private static final int PAGE = 4096;

    private BootArchiveWriter() {
    }

    /** @throws IllegalArgumentException when a name is too long or not ASCII, or there are too many files */
    public static byte[] write(SortedMap<String, byte[]> files) {
        if (files.size() > BootArchive.MAX_FILES) {
            throw new IllegalArgumentException(files.size() + " files in a boot archive, which holds " + BootArchive.MAX_FILES);
        }
        int end = roundUp(BootArchive.HEADER_SIZE + files.size() * BootArchive.ROW_SIZE);
        int size = end;
        for (byte[] file : files.values()) {
            size += roundUp(file.length);
        }
        ByteBuffer archive = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        archive.putLong(BootArchive.MAGIC).putInt(files.size()).putInt(0);
        int row = BootArchive.HEADER_SIZE;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] name = file.getKey().getBytes(StandardCharsets.US_ASCII);
            if (name.length >= BootArchive.NAME_LENGTH || file.getKey().contains("?") || !new String(name, StandardCharsets.US_ASCII).equals(file.getKey())) {
                throw new IllegalArgumentException("'" + file.getKey() + "' cannot be a name in a boot archive: ASCII, at most "
                        + (BootArchive.NAME_LENGTH - 1) + " characters");
            }
            archive.put(row, name);
            archive.putLong(row + BootArchive.FILE_OFFSET, end);
            archive.putLong(row + BootArchive.FILE_SIZE, file.getValue().length);
            archive.put(end, file.getValue());
            row += BootArchive.ROW_SIZE;
            end += roundUp(file.getValue().length);
        }
        return archive.array();
    }

    private static int roundUp(int bytes) {
        return bytes + PAGE - 1 & -PAGE;
    }
}
