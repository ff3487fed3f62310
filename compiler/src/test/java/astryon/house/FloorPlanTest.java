package astryon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FloorPlanTest {
    private static final FloorPlan PLAN = FloorPlan.parse(Repository.read("docs/floorplan.txt"));
    private static Map<String, byte[]> classes;

    @BeforeAll
    static void compile(@TempDir Path folder) throws IOException {
        classes = ClassFiles.all(folder);
    }

    private static List<String> strangers(FloorPlan plan, String where, String packageName, Collection<String> used) {
        FloorPlan.Room room = plan.rooms().get(packageName);
        return room == null ? List.of(where + ": " + packageName + " has no row")
                : used.stream().filter(name -> !room.mayUse(name)).map(name -> where + ": " + packageName + " may not use " + name).toList();
    }

    @Test
    void the_plan_keeps_host_and_guest_and_services_apart_and_has_no_cycles() {
        assertThat(PLAN.findings()).isEmpty();
    }

    @Test
    void sources_use_what_their_row_names() {
        List<String> found = new ArrayList<>();
        for (Source source : Repository.plannedSources()) {
            found.addAll(strangers(PLAN, source.path(), source.packageName(), References.ofSource(source)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void class_files_use_what_their_row_names() {
        List<String> found = new ArrayList<>();
        classes.forEach((name, bytes) -> found.addAll(strangers(PLAN, name, name.substring(0, name.lastIndexOf('.')), References.ofClass(bytes))));
        assertThat(found).isEmpty();
    }

    @Test
    void every_row_has_a_package_and_every_word_in_it_is_needed() {
        Map<String, TreeSet<String>> needed = new TreeMap<>();
        for (Source source : Repository.plannedSources()) {
            needed.computeIfAbsent(source.packageName(), name -> new TreeSet<>()).addAll(References.ofSource(source));
        }
        classes.forEach((name, bytes) -> needed.get(name.substring(0, name.lastIndexOf('.'))).addAll(References.ofClass(bytes)));
        List<String> idle = new ArrayList<>();
        for (FloorPlan.Room room : PLAN.rooms().values()) {
            TreeSet<String> used = needed.get(room.name());
            if (used == null) {
                idle.add(room.name() + " does not exist");
                continue;
            }
            room.uses().stream().filter(name -> !used.contains(name)).forEach(name -> idle.add(room.name() + " does not use " + name));
            room.libraries().stream().filter(name -> used.stream().noneMatch(u -> u.startsWith(name)))
                    .forEach(name -> idle.add(room.name() + " does not use " + name));
        }
        assertThat(idle).isEmpty();
    }

    @Test
    void a_plan_with_a_cycle_a_host_on_guest_code_or_a_service_on_a_service_is_refused() {
        FloorPlan plan = FloorPlan.parse("""
                shared astryon
                    abi   : magic
                    magic :
                guest astryon
                    heap  : magic
                host astryon.compiler
                    image : heap
                    cli   :
                guest astryon.services
                    init  :
                    vfs   : init compiler.cli
                    vfs   :
                    app   :
                    app.x : app
                    app.y : app.x init
                """);
        assertThat(plan.findings()).containsExactly(
                "astryon.abi uses magic, which is no row above it",
                "host code of astryon.compiler.image uses the guest's astryon.heap",
                "the service astryon.services.vfs uses the service astryon.services.init",
                "guest code of astryon.services.vfs uses the host's astryon.compiler.cli",
                "astryon.services.vfs has two rows",
                "the service astryon.services.app.y uses the service astryon.services.init");
    }

    @Test
    void a_name_is_a_reference_in_an_import_and_in_full_but_not_in_a_comment() {
        Source source = Source.sample("compiler/src/main/java/astryon/compiler/ir/X.java",
                "package astryon.compiler.ir;",
                "import static astryon.compiler.asm.Gpr.RAX;",
                "import astryon.heap.*;",
                "/** Not {@link astryon.sys.Platform}. */",
                "final class X { Object o = new astryon.compiler.x64.Backend(\"astryon.abi.Handle\"); }");
        assertThat(References.ofSource(source)).containsExactly("astryon.compiler.asm", "astryon.compiler.x64", "astryon.heap");
        FloorPlan plan = FloorPlan.parse("host astryon.compiler\n object :\n asm : object\n ir : asm\n");
        assertThat(strangers(plan, "X", source.packageName(), References.ofSource(source))).containsExactly(
                "X: astryon.compiler.ir may not use astryon.compiler.x64", "X: astryon.compiler.ir may not use astryon.heap");
    }

    @Test
    void a_class_file_tells_of_types_that_no_line_names() throws IOException {
        try (var bytes = FloorPlanTest.class.getResourceAsStream("FloorPlanTest.class")) {
            assertThat(References.ofClass(bytes.readAllBytes())).contains("astryon.house", "java.util", "org.assertj.core.api", "org.junit.jupiter.api");
        }
    }
}
