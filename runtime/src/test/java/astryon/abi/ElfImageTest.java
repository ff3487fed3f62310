package astryon.abi;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.magic.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading outside the file throws in simulated memory, so every test here also shows that the reader stays inside. */
class ElfImageTest {
    private static final int SIZE = 0x3000;
    private static final int FIRST = 64;
    private static final int SECOND = 64 + 56;
    private static final int NOTE = 64 + 2 * 56;

    private static ByteBuffer sound() {
        ByteBuffer file = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        file.putShort(16, (short) 2).putShort(18, (short) 62).putInt(20, 1).putLong(24, 0x40_1010L).putLong(32, 64);
        file.putShort(52, (short) 64).putShort(54, (short) 56).putShort(56, (short) 3);
        segment(file, FIRST, 5, 0x1000, 0x40_1000, 0x800, 0x800);
        segment(file, SECOND, 6, 0x2010, 0x40_2010, 0x500, 0x5000);
        file.putInt(NOTE, 4).putInt(NOTE + 4, 4).putLong(NOTE + 8, 0x200).putLong(NOTE + 32, 28).putLong(NOTE + 40, 28);
        file.putInt(0x200, 8).putInt(0x204, 8).putInt(0x208, 1).put(0x20c, new byte[] {'A', 's', 't', 'r', 'y', 'o', 'n', 0});
        file.putInt(0x214, 0x40_2100).putInt(0x218, 0x40_1000);
        return file;
    }

    private static void segment(ByteBuffer file, int at, int flags, long offset, long address, long inFile, long inMemory) {
        file.putInt(at, 1).putInt(at + 4, flags).putLong(at + 8, offset).putLong(at + 16, address).putLong(at + 32, inFile).putLong(at + 40, inMemory);
    }

    private static ElfImage place(byte[] file) {
        Address at = SimulatedMemory.allocate(file.length);
        SimulatedMemory.write(at, file);
        return new ElfImage(at.value());
    }

    @Test
    void a_sound_file_is_taken_and_described() {
        ElfImage image = place(sound().array());
        assertThat(image.flaw(new Size(SIZE))).isEqualTo(ElfImage.SOUND);
        assertThat(image.entry().value()).isEqualTo(0x40_1010);
        assertThat(image.isLoadable(2)).isFalse();
        assertThat(image.protection(0)).isEqualTo(Protection.READ | Protection.EXECUTE);
        assertThat(image.protection(1)).isEqualTo(Protection.READ | Protection.WRITE);
        assertThat(image.pageStart(1).value()).isEqualTo(0x40_2000);
        assertThat(image.pageEnd(1).value()).isEqualTo(0x40_8000);
        assertThat(image.codeTable(new Size(SIZE))).isEqualTo(0x40_1000L << 32 | 0x40_2100);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x7f, 1", "4, 1, 1", "5, 2, 1", "16, 3, 2", "18, 3, 2", "56, 0, 3", "56, 200, 3", "54, 40, 3", "33, 0x99, 3", "39, 0x80, 3", "32, 0x44, 3",
        "68, 7, 5", "25, 0, 6", "26, 0x41, 6", "31, 0xff, 6",
        // Offset, size and address of a segment: unaligned, negative, outside, in the kernel's half, overlapping
        "72, 1, 4", "79, 0x80, 4", "103, 0x7f, 4", "111, 0x80, 4", "87, 0xff, 4", "96, 1, 4", "138, 0, 4", "138, 0x50, 0"})
    void a_damaged_byte_is_the_flaw_it_makes(int offset, String value, int flaw) {
        byte[] file = sound().array();
        file[offset] = Integer.decode(value).byteValue();
        int found = place(file).flaw(new Size(SIZE));
        if (offset == 0) {
            assertThat(found).isEqualTo(ElfImage.SOUND);
        } else {
            assertThat(ElfImage.describe(found)).isEqualTo(ElfImage.describe(flaw));
        }
    }

    @Test
    void every_truncation_is_refused() {
        byte[] file = sound().array();
        for (int length = 0; length < 0x2510; length += length < 256 ? 8 : 504) {
            assertThat(place(java.util.Arrays.copyOf(file, Math.max(length, 8))).flaw(new Size(length))).isNotEqualTo(ElfImage.SOUND);
        }
    }

    @Test
    void whatever_is_taken_can_be_loaded_within_bounds() {
        long seed = 2024;
        Random random = new Random(seed);
        int taken = 0;
        ElfImage image = place(sound().array());
        for (int round = 0; round < 20_000; round++) {
            byte[] file = java.util.Arrays.copyOf(sound().array(), NOTE + 56);
            for (int i = random.nextInt(4); i >= 0; i--) {
                file[random.nextInt(file.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 1 << random.nextInt(8));
            }
            SimulatedMemory.write(new Address(image.value()), file);
            if (image.flaw(new Size(SIZE)) == ElfImage.SOUND) {
                taken++;
                assertLoadable(image);
                image.codeTable(new Size(SIZE));
            }
        }
        assertThat(taken).as("seed " + seed).isGreaterThan(100);
    }

    private static void assertLoadable(ElfImage image) {
        long end = UserSpace.START;
        for (int i = 0; i < image.segments(); i++) {
            if (image.isLoadable(i)) {
                long offset = image.fileOffset(i).value();
                assertThat(offset >= 0 && offset + image.fileSize(i).value() <= SIZE).isTrue();
                assertThat(image.fileSize(i).value()).isLessThanOrEqualTo(image.memorySize(i).value());
                assertThat(image.pageStart(i).value()).isGreaterThanOrEqualTo(end);
                end = image.pageEnd(i).value();
                assertThat(end).isLessThanOrEqualTo(UserSpace.END);
                assertThat(image.isWritable(i) && image.isExecutable(i)).isFalse();
            }
        }
    }
}
