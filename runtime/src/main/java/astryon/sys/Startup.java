package astryon.sys;

import astryon.abi.StartBlock;

/** What this process was born with. */
public final class Startup {
    private static StartBlock block = new StartBlock(0);

    private Startup() {
    }

    /** For the platform: the first thing a program does. */
    public static void remember(StartBlock given) {
        block = given;
    }

    public static StartBlock block() {
        return block;
    }
}
