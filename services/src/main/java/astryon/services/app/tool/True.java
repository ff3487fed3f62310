package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;

final class True implements Program {
    private static final Manual MANUAL = Manual.of("true", "do nothing, successfully", "").with(Manual.Syntax.WORDS);

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) {
        return 0;
    }
}
