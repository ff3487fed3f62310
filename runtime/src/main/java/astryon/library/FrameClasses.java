package astryon.library;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.object.Hub;

/**
 * The classes of stack frames. The compiler knows {@link #of}: a program in which it is reached has mirrors of all classes that have code, and a table of them,
 * {@code astryon.frameclasses}, in the order of where the side table has their names.
 */
final class FrameClasses {
    private static final int ROW_BYTES = 8;

    private FrameClasses() {
    }

    /** By {@code CodeTable.classNameAt}. */
    static Class<?> of(int nameAt) {
        Address rows = Machine.symbol("astryon.frameclasses");
        int low = 0;
        int high = rows.loadInt() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row(rows, middle).loadInt() < nameAt) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Address row = row(rows, low);
        if (row.loadInt() != nameAt) {
            throw new IllegalStateException("a frame of a class that is none of objects");
        }
        return (Class<?>) Hub.expand(row.plus(4).loadInt()).toObject();
    }

    private static Address row(Address rows, int index) {
        return rows.plus(4 + (long) ROW_BYTES * index);
    }
}
