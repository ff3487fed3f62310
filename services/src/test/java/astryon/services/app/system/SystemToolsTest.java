package astryon.services.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.ManualPages;
import astryon.services.app.tool.Tools;
import org.junit.jupiter.api.Test;

class SystemToolsTest {
    /** Manuals need no system. */
    private final SystemTools tools = new SystemTools(null);

    @Test
    void help_and_manual_of_every_tool_say_the_same() {
        ManualPages.check(tools);
    }

    @Test
    void all_tools_are_there() {
        assertThat(tools.names()).containsAll(Tools.names()).contains("bench", "crashes", "dmesg", "free", "log", "lspci", "permission", "poweroff", "reboot", "sandbox", "service", "sh", "trace");
    }
}
