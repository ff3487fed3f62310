package astryon.library;

import astryon.magic.Substitute;
import javax.tools.JavaCompiler;

@Substitute(value = "javax.tools.ToolProvider", whole = true, why = "tools are in a JDK's modules: as in a run-time environment without them there are none")
final class ToolsToolProvider {
    private ToolsToolProvider() {
    }

    public static JavaCompiler getSystemJavaCompiler() {
        return null;
    }
}
