package astryon.compiler.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinkerTest {
    private final Section text = new Section(".text", SectionKind.TEXT, 16);
    private final Section data = new Section(".data", SectionKind.DATA, 8);

    @Test
    void every_kind_of_relocation_gets_its_value() {
        text.append(new byte[48], 16);
        text.define("start", 0, 48, Symbol.Kind.FUNCTION);
        text.relocate(new Relocation(0, RelocationKind.ABS64, "cell", 1));
        text.relocate(new Relocation(8, RelocationKind.ABS32, "cell", 0));
        text.relocate(new Relocation(12, RelocationKind.ABS32S, "cell", -1));
        text.relocate(new Relocation(16, RelocationKind.REL32, "cell", -4));
        text.relocate(new Relocation(20, RelocationKind.ABS16, "low", 2));
        text.relocate(new Relocation(22, RelocationKind.REL16, "start", -2));
        data.define("cell", data.append(new byte[8], 8), 8, Symbol.Kind.OBJECT);
        Linker linker = linker(0x400000, Packing.PAGES);
        linker.define("low", 0x7C00);
        LinkedImage image = linker.link();
        assertThat(image.address("cell")).isEqualTo(0x401000);
        assertThat(image.segments().get(0).bytes()).startsWith(
                0x01, 0x10, 0x40, 0, 0, 0, 0, 0, 0x00, 0x10, 0x40, 0, 0xFF, 0x0F, 0x40, 0, 0xEC, 0x0F, 0, 0, 0x02, 0x7C, 0xE8, 0xFF);
    }

    @Test
    void a_kernel_address_fits_32_bits_that_are_sign_extended_or_never_extended() {
        data.append(new byte[8], 8);
        data.relocate(new Relocation(0, RelocationKind.ABS32S, "astryon.data", 0));
        data.relocate(new Relocation(4, RelocationKind.ABS32, "astryon.data", 0));
        assertThat(linker(0xFFFFFFFF80200000L, Packing.PAGES).link().segments().get(0).bytes())
                .containsExactly(0x00, 0x00, 0x20, 0x80, 0x00, 0x00, 0x20, 0x80);
    }

    @Test
    void all_problems_are_reported_at_once_with_symbol_and_place() {
        text.append(new byte[32], 16);
        text.define("app.Main.run", 16, 16, Symbol.Kind.FUNCTION);
        text.define("twice", 0, 0, Symbol.Kind.LABEL);
        data.define("twice", data.append(new byte[8], 8), 8, Symbol.Kind.OBJECT);
        text.relocate(new Relocation(20, RelocationKind.REL32, "nowhere", 0));
        text.relocate(new Relocation(24, RelocationKind.REL32, "far", 0));
        text.relocate(new Relocation(30, RelocationKind.ABS32, "far", 0));
        data.relocate(new Relocation(0, RelocationKind.ABS32S, "far", 0));
        Linker linker = linker(0x400000, Packing.PAGES);
        linker.define("far", 0x123456789AL);
        assertThatThrownBy(linker::link).isInstanceOfSatisfying(LinkException.class, refusal -> assertThat(refusal.problems()).containsExactly(
                "duplicate symbol twice: defined in .text and in .data",
                "undefined symbol nowhere, used in app.Main.run+0x4 (.text)",
                "address of far does not fit: 0x1234167882 as REL32 in app.Main.run+0x8 (.text)",
                "relocation outside of its section: Relocation[offset=30, kind=ABS32, symbol=far, addend=0] in .text",
                "address of far does not fit: 0x123456789a as ABS32S in twice+0x0 (.data)"));
    }

    @Test
    void ends_are_where_the_next_kind_may_begin_and_empty_kinds_have_both() {
        text.append(new byte[3], 1);
        data.append(new byte[5], 1);
        Section zeros = new Section(".bss", SectionKind.BSS, 64);
        zeros.reserve(10, 64);
        Linker linker = linker(0x10000, Packing.FLAT);
        linker.add(zeros);
        LinkedImage image = linker.link();
        assertThat(image.address("astryon.text.end")).isEqualTo(0x10003);
        assertThat(image.address("astryon.rodata")).isEqualTo(image.address("astryon.rodata.end"));
        assertThat(image.address("astryon.data")).isEqualTo(0x10008);
        assertThat(image.address("astryon.bss")).isEqualTo(0x10040);
        assertThat(image.address("astryon.bss.end")).isEqualTo(0x1004A);
        assertThat(image.segments()).hasSize(2);
        assertThat(image.segments().get(1).memorySize()).isEqualTo(0x42);
    }

    @Test
    void a_flat_image_is_the_bytes_without_the_zeros_behind_them() {
        text.append(new byte[] {1, 2, 3}, 1);
        data.append(new byte[] {4, 5}, 4);
        assertThat(FlatImage.write(linker(0x7C00, Packing.FLAT).link())).containsExactly(1, 2, 3, 0, 0, 0, 0, 0, 4, 5);
    }

    private Linker linker(long imageBase, Packing packing) {
        Linker linker = new Linker(imageBase, packing);
        linker.add(text);
        linker.add(data);
        return linker;
    }
}
