package astryon.iso;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A kernel as it lies in memory, made from its ELF file: the bytes from the lowest physical address of its segments to the
 * end of the last byte any of them has in the file. ELF-64 Object File Format, version 1.5.
 *
 * @param address physical address of the first byte
 * @param bytes   the bytes; gaps between segments are zero
 * @param memory  bytes it occupies, at least those
 * @param entry   virtual address of its entry point
 */
public record KernelImage(long address, byte[] bytes, long memory, long entry) {
    private static final int PT_LOAD = 1;
    private static final int LARGEST = 64 << 20;

    private record Segment(int offset, long address, int fileSize, long memorySize) {
    }

    /** @throws IOException when it is no 64-bit x86 executable with segments that can be loaded */
    public static KernelImage of(byte[] elf) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
        if (elf.length < 64 || file.getInt(0) != 0x464c457f || file.get(4) != 2 || file.getShort(18) != 62) {
            throw new IOException("the kernel is not an ELF file for x86-64");
        }
        List<Segment> segments = new ArrayList<>();
        long table = file.getLong(32);
        int count = file.getShort(56);
        for (int i = 0; i < count; i++) {
            int row = Math.toIntExact(table + (long) i * file.getShort(54));
            if (file.getInt(row) == PT_LOAD && file.getLong(row + 40) > 0) {
                segments.add(new Segment(Math.toIntExact(file.getLong(row + 8)), file.getLong(row + 24), Math.toIntExact(file.getLong(row + 32)),
                        file.getLong(row + 40)));
            }
        }
        if (segments.isEmpty()) {
            throw new IOException("the kernel has nothing to load");
        }
        long start = segments.stream().mapToLong(Segment::address).min().orElseThrow();
        long fileEnd = segments.stream().mapToLong(s -> s.address() + s.fileSize()).max().orElseThrow();
        long memoryEnd = segments.stream().mapToLong(s -> s.address() + s.memorySize()).max().orElseThrow();
        if (memoryEnd - start > LARGEST) {
            throw new IOException("the kernel's segments are spread over " + (memoryEnd - start >> 20) + " MiB; the loader takes 64");
        }
        byte[] bytes = new byte[(int) (fileEnd - start)];
        for (Segment segment : segments) {
            System.arraycopy(elf, segment.offset(), bytes, (int) (segment.address() - start), segment.fileSize());
        }
        return new KernelImage(start, bytes, memoryEnd - start, file.getLong(24));
    }
}
