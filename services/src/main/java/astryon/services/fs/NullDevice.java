package astryon.services.fs;

import astryon.sys.FileCalls;

/** {@code /dev/null}: swallows everything, has nothing. */
final class NullDevice extends Node {
    private static final int MODE = 0666;

    NullDevice(long number, long now) {
        super(number, MODE, now);
    }

    @Override
    int kind() {
        return FileCalls.OTHER;
    }

    @Override
    long size() {
        return 0;
    }
}
