package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.List;

/** The tool {@code basename}: print the last part of names of files. */
public final class Basename implements Program {
    @Override
    public Manual manual() {
        return Manual.of("basename", "print the last part of names of files", "NAME [SUFFIX]").option('a', "multiple", "all operands are names")
                .option('s', "suffix", "SUFFIX", "without SUFFIX at the end; as -a").option('z', "zero", "a zero byte behind each, not a line end");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        boolean all = arguments.has('a') || arguments.has('s');
        arguments.wantOperands(1, all ? Integer.MAX_VALUE : 2);
        List<String> operands = arguments.operands();
        String suffix = all ? arguments.value('s').orElse("") : operands.size() > 1 ? operands.get(1) : "";
        for (String name : all ? operands : operands.subList(0, 1)) {
            String base = Folders.base(name);
            boolean cut = !suffix.isEmpty() && base.endsWith(suffix) && !base.equals(suffix);
            invocation.output().print(cut ? base.substring(0, base.length() - suffix.length()) : base);
            invocation.output().write(arguments.has('z') ? 0 : '\n');
        }
        return 0;
    }
}
