package astryon.kernel.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FpuTest {

    /** What processors offer: none with AVX, with AVX, with AVX-512 and protection keys, with AMX, with a part of AVX-512 that no hypervisor should leave over. */
    @ParameterizedTest
    @CsvSource({"0x3,0x3", "0x7,0x7", "0x1f,0x7", "0xe7,0xe7", "0x2ff,0xe7", "0x602e7,0xe7", "0x67,0x7", "0xe3,0x3"})
    void threads_have_the_vector_state_that_is_offered_whole(long offered, long chosen) {
        assertThat(Fpu.components(offered)).isEqualTo(chosen);
    }

    /** Sizes of areas: of x87 and SSE, with AVX, with AVX-512 (Intel SDM vol. 1, table 13-1 and CPUID leaf 0xd of a Xeon), with AMX. */
    @Test
    void a_context_has_room_for_avx_512_and_says_so_where_it_has_not() {
        assertThat(Fpu.fits(576)).isTrue();
        assertThat(Fpu.fits(832)).isTrue();
        assertThat(Fpu.fits(2696)).isTrue();
        assertThat(Fpu.fits(11008)).isFalse();
    }
}
