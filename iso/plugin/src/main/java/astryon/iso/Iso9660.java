package astryon.iso;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an ISO 9660 file system (ECMA-119) with one folder deep of files, Rock Ridge names (IEEE P1282) and an El Torito boot
 * catalog whose first entry is the BIOS's. The order on the medium: 16 blocks of system area, volume descriptors, path
 * tables, directories, boot catalog, file contents. Everything that could vary is fixed: dates are the first of January 2026.
 *
 * <p>The catalog leaves its second section header free: an EFI entry fits there later, and the system area a partition table.
 */
final class Iso9660 {
    static final int BLOCK = 2048;
    private static final int SYSTEM_AREA_BLOCKS = 16;
    private static final int PRIMARY = 16;
    private static final int BOOT_RECORD = 17;
    private static final int TERMINATOR = 18;
    private static final int PATH_TABLE_L = 19;
    private static final int PATH_TABLE_M = 20;
    private static final int ROOT = 21;
    private static final int FIRST_FREE = 22;
    private static final byte[] DATE = {126, 1, 1, 0, 0, 0, 0};

    /** A file in the root folder: its name, and where its contents lie. */
    record File(String name, int block, byte[] bytes) {
    }

    private final String volume;
    private final List<File> files = new ArrayList<>();
    private int next = FIRST_FREE;
    private final int catalog = next++;

    Iso9660(String volume) {
        this.volume = volume;
    }

    /** Adds a file and says at which block its contents will lie. Contents may still be changed in place until {@link #write}. */
    int add(String name, byte[] bytes) {
        int block = next;
        files.add(new File(name, block, bytes));
        next += (bytes.length + BLOCK - 1) / BLOCK;
        return block;
    }

    /** The image, booting from the file {@code loader} by El Torito without emulation. */
    byte[] write(String loader) {
        ByteBuffer image = ByteBuffer.allocate(next * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        primaryDescriptor(at(image, PRIMARY));
        bootRecord(at(image, BOOT_RECORD));
        at(image, TERMINATOR).put((byte) 255).put(ascii("CD001", 5)).put((byte) 1);
        pathTable(at(image, PATH_TABLE_L), false);
        pathTable(at(image, PATH_TABLE_M), true);
        root(at(image, ROOT));
        File boot = files.stream().filter(f -> f.name().equals(loader)).findFirst().orElseThrow();
        bootCatalog(at(image, catalog), boot);
        for (File file : files) {
            at(image, file.block()).put(file.bytes());
        }
        return image.array();
    }

    private static ByteBuffer at(ByteBuffer image, int block) {
        return image.slice(block * BLOCK, image.capacity() - block * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** ECMA-119, section 8.4. */
    private void primaryDescriptor(ByteBuffer d) {
        d.put((byte) 1).put(ascii("CD001", 5)).put((byte) 1).put((byte) 0);
        d.put(8, ascii("", 32));
        d.put(40, ascii(volume, 32));
        both32(d, 80, next);
        both16(d, 120, 1);
        both16(d, 124, 1);
        both16(d, 128, BLOCK);
        both32(d, 132, 10);
        d.putInt(140, PATH_TABLE_L);
        d.putInt(148, Integer.reverseBytes(PATH_TABLE_M));
        d.put(156, record(new byte[] {0}, ROOT, BLOCK, true, new byte[0]));
        for (int field : new int[] {190, 318, 446, 574}) {
            d.put(field, ascii("", 128));
        }
        d.put(574, ascii("ASTRYON", 128));
        for (int field : new int[] {702, 739, 776}) {
            d.put(field, ascii("", 37));
        }
        for (int field : new int[] {813, 830}) {
            d.put(field, ascii("2026010100000000", 16));
        }
        for (int field : new int[] {847, 864}) {
            d.put(field, ascii("0000000000000000", 16));
        }
        d.put(881, (byte) 1);
    }

    /** El Torito 1.0, figure 7. */
    private void bootRecord(ByteBuffer d) {
        d.put((byte) 0).put(ascii("CD001", 5)).put((byte) 1).put("EL TORITO SPECIFICATION".getBytes(StandardCharsets.US_ASCII));
        d.putInt(71, catalog);
    }

    private void pathTable(ByteBuffer d, boolean bigEndian) {
        d.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        d.put((byte) 1).put((byte) 0).putInt(ROOT).putShort((short) 1).put((byte) 0).put((byte) 0);
    }

    /** The root folder: itself, its parent (itself), the files by identifier. One block. */
    private void root(ByteBuffer d) {
        d.put(record(new byte[] {0}, ROOT, BLOCK, true, join(systemUseStart(), attributes(true), extensions())));
        d.put(record(new byte[] {1}, ROOT, BLOCK, true, attributes(true)));
        List<File> sorted = new ArrayList<>(files);
        sorted.sort(java.util.Comparator.comparing(f -> identifier(f.name())));
        for (File file : sorted) {
            byte[] row = record(ascii(identifier(file.name()), identifier(file.name()).length()), file.block(), file.bytes().length, false,
                    join(attributes(false), name(file.name())));
            if (d.position() + row.length > BLOCK) {
                throw new IllegalArgumentException("more files than one block of directory holds");
            }
            d.put(row);
        }
    }

    /** The ISO name of a file: upper case, 8.3, version 1. */
    private static String identifier(String name) {
        String upper = name.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9.]", "_");
        int dot = upper.lastIndexOf('.');
        String stem = dot < 0 ? upper : upper.substring(0, dot).replace('.', '_');
        String extension = dot < 0 ? "" : upper.substring(dot + 1);
        return stem.substring(0, Math.min(8, stem.length())) + "." + extension.substring(0, Math.min(3, extension.length())) + ";1";
    }

    /** A directory record (ECMA-119, section 9.1) with its system use area. */
    private static byte[] record(byte[] identifier, int block, int size, boolean folder, byte[] systemUse) {
        int padded = 33 + identifier.length + (identifier.length % 2 == 0 ? 1 : 0);
        int length = padded + systemUse.length + systemUse.length % 2;
        ByteBuffer d = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        d.put((byte) length).put((byte) 0);
        both32(d, 2, block);
        both32(d, 10, size);
        d.put(18, DATE);
        d.put(25, (byte) (folder ? 2 : 0));
        both16(d, 28, 1);
        d.put(32, (byte) identifier.length);
        d.put(33, identifier);
        d.put(padded, systemUse);
        return d.array();
    }

    /** SP: the system use sharing protocol is in use (SUSP 1.12, section 5.3). */
    private static byte[] systemUseStart() {
        return new byte[] {'S', 'P', 7, 1, (byte) 0xbe, (byte) 0xef, 0};
    }

    /** ER: it is Rock Ridge that uses it (SUSP 1.12, section 5.5). */
    private static byte[] extensions() {
        byte[] identifier = "RRIP_1991A".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer d = ByteBuffer.allocate(8 + identifier.length);
        d.put((byte) 'E').put((byte) 'R').put((byte) d.capacity()).put((byte) 1).put((byte) identifier.length).put((byte) 0).put((byte) 0).put((byte) 1);
        return d.put(identifier).array();
    }

    /** PX: POSIX attributes: a readable file or folder of root (RRIP 1.12, section 4.1.1). */
    private static byte[] attributes(boolean folder) {
        ByteBuffer d = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
        d.put((byte) 'P').put((byte) 'X').put((byte) 36).put((byte) 1);
        both32(d, 4, folder ? 0040555 : 0100444);
        both32(d, 12, folder ? 2 : 1);
        both32(d, 20, 0);
        both32(d, 28, 0);
        return d.array();
    }

    /** NM: the name as it is (RRIP 1.12, section 4.1.4). */
    private static byte[] name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer d = ByteBuffer.allocate(5 + bytes.length);
        return d.put((byte) 'N').put((byte) 'M').put((byte) d.capacity()).put((byte) 1).put((byte) 0).put(bytes).array();
    }

    /** El Torito 1.0, figures 2 and 3: validation entry, then the entry every BIOS boots. */
    private void bootCatalog(ByteBuffer d, File boot) {
        d.put((byte) 1).put((byte) 0).putShort((short) 0).put(ascii("ASTRYON", 24));
        d.put(30, (byte) 0x55).put(31, (byte) 0xaa);
        short sum = 0;
        for (int i = 0; i < 32; i += 2) {
            sum += d.getShort(i);
        }
        d.putShort(28, (short) -sum);
        d.put(32, (byte) 0x88);
        d.putShort(38, (short) ((boot.bytes().length + 511) / 512));
        d.putInt(40, boot.block());
    }

    private static void both16(ByteBuffer d, int offset, int value) {
        d.putShort(offset, (short) value).putShort(offset + 2, Short.reverseBytes((short) value));
    }

    private static void both32(ByteBuffer d, int offset, int value) {
        d.putInt(offset, value).putInt(offset + 4, Integer.reverseBytes(value));
    }

    private static byte[] ascii(String text, int length) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) ' ');
        byte[] source = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(source, 0, bytes, 0, Math.min(source.length, length));
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(java.util.Arrays.stream(parts).mapToInt(p -> p.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
