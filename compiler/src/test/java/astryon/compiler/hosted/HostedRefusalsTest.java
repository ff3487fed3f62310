package astryon.compiler.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.compiler.classfile.ClassPath;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.world.Profile;
import astryon.compiler.world.World;
import astryon.magic.Address;
import astryon.magic.Length;
import astryon.magic.Struct;
import astryon.magic.Structs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would silently go wrong in simulated memory is not loaded. */
final class HostedRefusalsTest {

    @Struct
    static final class Row {
        @Length(2) int[] cells;
        Cell cell;
    }

    @Struct
    static final class Cell {
        int value;
    }

    @Struct(size = 12)
    static final class WrongSize {
        long value;
    }

    static final class PassesOn {
        static void fill(Row row) {
            Arrays.fill(row.cells, 1);
        }
    }

    static final class Merges {
        static int first(Row row, int[] other, int choice) {
            int[] cells = choice == 0 ? row.cells : other;
            return cells[0];
        }
    }

    static final class Assigns {
        static void assign(Row row, Cell cell) {
            row.cell = cell;
        }
    }

    static final class TakesSize {
        static int size() {
            return Structs.sizeOf(WrongSize.class);
        }
    }

    private static Class<?> load(Class<?> type) throws ReflectiveOperationException {
        Path classes;
        try {
            classes = Path.of(HostedRefusalsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
        Diagnostics diagnostics = new Diagnostics();
        Path main = classes.resolveSibling("classes");
        World world = new World(ClassPath.open(List.of(classes, main), diagnostics), Profile.KERNEL, List.of(), diagnostics);
        ClassLoader loader = new HostedClassLoader(type.getClassLoader(), world, name -> name.startsWith(HostedRefusalsTest.class.getName()), List.of());
        return Class.forName(type.getName(), true, loader);
    }

    @Test
    void an_array_inside_a_struct_that_is_passed_on_or_merged_is_refused() {
        assertThatThrownBy(() -> load(PassesOn.class)).hasMessageContaining("PassesOn.fill").hasMessageContaining("cannot be passed on");
        assertThatThrownBy(() -> load(Merges.class)).hasMessageContaining("Merges.first").hasMessageContaining("merged");
    }

    @Test
    void a_place_in_a_struct_cannot_be_assigned() {
        assertThatThrownBy(() -> load(Assigns.class)).hasMessageContaining("Row.cell").hasMessageContaining("a place, not a variable");
    }

    @Test
    void a_struct_whose_declared_size_is_wrong_is_refused_with_the_compilers_words() {
        assertThatThrownBy(() -> load(WrongSize.class)).hasMessageContaining("has 8 bytes, not 12");
    }

    @Test
    void structs_that_were_loaded_otherwise_say_what_is_missing() {
        assertThatThrownBy(TakesSize::size).isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("the dialect's class loader");
        assertThatThrownBy(() -> Structs.addressOf("text")).hasMessageContaining("the dialect's class loader");
    }

    @Test
    void references_to_structs_are_classes_of_their_loader() throws ReflectiveOperationException {
        Class<?> row = load(Row.class);
        assertThat(row).isNotEqualTo(Row.class);
        assertThat(row.getName()).isEqualTo(Row.class.getName());
        assertThat(Structs.addressOf(Structs.at(row, new Address(4096)))).isEqualTo(new Address(4096));
    }
}
