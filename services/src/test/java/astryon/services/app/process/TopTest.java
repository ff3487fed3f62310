package astryon.services.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Output;
import astryon.services.app.ProcessEntry;
import astryon.services.app.Processes;
import astryon.services.app.TerminalModel;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopTest {
    private static final long SECOND = 1_000_000_000L;

    private int looks;

    /** Each time it is looked, {@code busy} has used a second more and {@code lazy} a tenth of it. */
    private final Processes processes = (Processes) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Processes.class}, (self, method, arguments) -> {
        assertThat(method.getName()).isEqualTo("list");
        looks++;
        return List.of(new ProcessEntry(3, 1, "lazy", Optional.empty(), 1, looks * SECOND / 10, 5 << 20),
                new ProcessEntry(4, 1, "large", Optional.empty(), 1, 0, 90 << 20), new ProcessEntry(7, 1, "busy", Optional.empty(), 1, looks * SECOND, 1 << 20));
    });

    /** The names on the last screen before these keys leave it, from above. */
    private List<String> last(String keys) {
        TerminalModel terminal = new TerminalModel(70, 6).type(keys);
        Invocation invocation = new Invocation("top", List.of("-d", "1000"), Map.of(), Path.of("/"), InputStream.nullInputStream(), terminal.output(),
                new Output(OutputStream.nullOutputStream(), "standard errors"), Optional.of(terminal));
        assertThat(Launcher.run(new Top(processes), invocation)).isZero();
        return terminal.look().lines().skip(2).map(line -> line.replace("|", "").strip().replaceFirst(".* ", "")).filter(name -> !name.isEmpty()).toList();
    }

    @Test
    void keys_choose_by_what_processes_are_sorted() {
        assertThat(last("m q")).containsExactly("large", "lazy", "busy");
        assertThat(last("n q")).containsExactly("lazy", "large", "busy");
        assertThat(last("mc q")).containsExactly("busy", "lazy", "large");
        assertThat(last(" q")).as("at first by processor time").containsExactly("busy", "lazy", "large");
    }
}
