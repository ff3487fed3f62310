package astryon.services.fs;

import astryon.sys.FileCalls;

/** A symbolic link. */
final class Link extends Node {
    private final String target;
    private final int size;

    Link(long number, long now, String target, int size) {
        super(number, 0777, now);
        this.target = target;
        this.size = size;
    }

    String target() {
        return target;
    }

    @Override
    int kind() {
        return FileCalls.LINK;
    }

    @Override
    long filled() {
        return Quota.filled(size);
    }

    @Override
    long size() {
        return size;
    }
}
