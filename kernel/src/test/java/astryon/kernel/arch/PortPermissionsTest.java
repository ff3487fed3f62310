package astryon.kernel.arch;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.hosted.Hosted;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Hosted
final class PortPermissionsTest {
    private static final int PORTS = 1 << 16;

    @AfterEach
    void free() {
        SimulatedMemory.clear();
    }

    @Test
    void the_map_agrees_with_a_set_of_bits() {
        Address map = SimulatedMemory.allocate(3 * 4096);
        PerCpu processor = new PerCpu(SimulatedMemory.allocate(4096).value());
        processor.start().plus(PerCpu.PORT_MAP).storeLong(map.value());
        PortPermissions.initialise(map);
        BitSet forbidden = new BitSet();
        forbidden.set(0, PORTS);
        Random random = new Random(9);
        for (int step = 0; step < 300; step++) {
            int first = random.nextInt(PORTS);
            int count = random.nextInt(Math.min(PORTS - first, random.nextBoolean() ? 40 : PORTS) + 1);
            if (random.nextBoolean()) {
                PortPermissions.allow(processor, first, count);
                forbidden.clear(first, first + count);
            } else {
                PortPermissions.forbid(processor, first, count);
                forbidden.set(first, first + count);
            }
        }
        for (int port = 0; port < PORTS; port++) {
            assertThat((map.plus(port >>> 3).loadByte() >>> (port & 7) & 1) != 0).as("port %d", port).isEqualTo(forbidden.get(port));
        }
        assertThat(map.plus(PORTS / 8).loadByte()).isEqualTo((byte) -1);
    }
}
