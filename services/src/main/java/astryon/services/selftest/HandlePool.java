package astryon.services.selftest;

import astryon.abi.ObjectType;

/** Handles that calls yielded, by what they name; some of them are closed by now. */
final class HandlePool {
    private static final int PLACES = 8;
    private static final ObjectType[] TYPES = ObjectType.values();

    private final long[] handles = new long[TYPES.length * PLACES];

    /** One that stays. Throws if there are too many. */
    void add(ObjectType type, long handle) {
        int place = type.ordinal() * PLACES;
        while (handles[place] != 0) {
            place++;
        }
        if (place / PLACES != type.ordinal()) {
            throw new IllegalStateException("more handles that stay than places");
        }
        handles[place] = handle;
    }

    /** A handle takes the place of another one, or 0, which is the result; never of the first of its type. */
    long replace(FuzzedArguments draw, ObjectType type, long handle) {
        int place = type.ordinal() * PLACES + 1 + draw.below(PLACES - 1);
        long former = handles[place];
        handles[place] = handle;
        return former;
    }

    /** One of a type, or of any if that is null; 0 where there is none yet. */
    long draw(FuzzedArguments draw, ObjectType type) {
        int kind = type == null ? draw.below(TYPES.length) : type.ordinal();
        long handle = handles[kind * PLACES + draw.below(PLACES)];
        return handle == 0 ? handles[kind * PLACES] : handle;
    }

    /** What a handle names: a process, if that is not known. */
    ObjectType typeOf(long handle) {
        for (int i = 0; i < handles.length; i++) {
            if (handles[i] == handle) {
                return TYPES[i / PLACES];
            }
        }
        return ObjectType.PROCESS;
    }
}
