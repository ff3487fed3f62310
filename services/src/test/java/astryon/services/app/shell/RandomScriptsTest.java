package astryon.services.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Scripts drawn from seeds do here what they do under busybox's shell. More with {@code -Dscripts.count=2000}; one again with {@code -Dscripts.seed=N -Dscripts.count=1}. */
final class RandomScriptsTest {
    private static final int COUNT = Integer.getInteger("scripts.count", 50);
    private static final long FIRST = Long.getLong("scripts.seed", 1);

    @Test
    void random_scripts_do_what_they_do_under_busybox() throws IOException, InterruptedException {
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            String script = RandomScript.of(seed);
            ScriptRun theirs = ScriptRun.busybox(script);
            ScriptRun ours = ScriptRun.here(script);
            assertThat(ours.compared()).as("seed %d, again with -Dscripts.seed=%d -Dscripts.count=1%n%s%nour errors: %stheirs: %s", seed, seed, script, ours.errors(),
                    theirs.errors()).isEqualTo(theirs.compared());
        }
    }
}
