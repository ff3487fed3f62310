package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;

final class False implements Program {
    private static final Manual MANUAL = Manual.of("false", "do nothing, and fail", "").with(Manual.Syntax.WORDS);

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) {
        return 1;
    }
}
