package astryon.compiler.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.magic.Structs;
import astryon.object.Hub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The record of a class as the runtime sees it. */
@Hosted
final class HubTest {

    @AfterEach
    void unmap() {
        SimulatedMemory.clear();
    }

    @Test
    void fields_lie_where_the_page_on_architecture_says() {
        assertThat(Structs.offsetOf(Hub.class, "lastTypeId")).isEqualTo(4);
        assertThat(Structs.offsetOf(Hub.class, "kind")).isEqualTo(12);
        assertThat(Structs.offsetOf(Hub.class, "elementShift")).isEqualTo(13);
        assertThat(Structs.offsetOf(Hub.class, "mirror")).isEqualTo(16);
        assertThat(Structs.offsetOf(Hub.class, "interfaceSet")).isEqualTo(28);
        assertThat(Structs.offsetOf(Hub.class, "superclass")).isEqualTo(32);
        assertThat(Structs.sizeOf(Hub.class)).as("where the dispatch table starts").isEqualTo(40);
    }

    @Test
    void a_hub_is_found_at_a_compressed_address() {
        SimulatedMemory.map(0xffff_ffff_8000_1000L, 40);
        Hub hub = Hub.at(0x8000_1000);
        assertThat(Structs.addressOf(hub)).isEqualTo(new Address(0xffff_ffff_8000_1000L));
        hub.kind = Hub.REFERENCE_ARRAY;
        hub.elementShift = 2;
        hub.interfaceNumber = -1;
        assertThat(Structs.addressOf(hub).plus(12).loadInt()).isEqualTo(0xffff_0200 | Hub.REFERENCE_ARRAY);
        assertThatThrownBy(() -> Hub.at(0x1000).typeId++).hasMessageContaining("not mapped");
    }
}
