package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every primitive operation over edge values, as arguments and as constants: the second way tests what is folded at compile time. */
class RowsTest {
    @TempDir
    private Path folder;

    @Test
    void operations_agree_with_hotspot_over_edge_values_as_arguments_and_as_constants() throws Exception {
        JavaSources.compile(RowSource.sources(), folder);
        Outcome theirs = Executables.runOnHotSpot(folder, RowSource.MAIN);
        assertThat(theirs.status()).isZero();
        assertThat(theirs.output()).doesNotContain("constant");
        for (int optimisation : new int[] {2, 0}) {
            Outcome ours = Executables.run(Executables.compile(folder, RowSource.MAIN, optimisation, folder.resolve("rows")));
            String[] ourLines = ours.output().split("\n");
            String[] theirLines = theirs.output().split("\n");
            for (int i = 0; i < theirLines.length; i++) {
                assertThat(i < ourLines.length ? ourLines[i] : "nothing").as("-O" + optimisation).isEqualTo(theirLines[i]);
            }
            assertThat(ours).as("-O" + optimisation).isEqualTo(theirs);
        }
    }
}
