package astryon.library;

import astryon.heap.Cards;
import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.object.Hub;
import astryon.object.TypeTests;

/** {@code System.arraycopy}: JLS-exact checks, then bytes in the direction that is safe for overlaps. */
final class ArrayCopy {
    private static final int LENGTH_OFFSET = 8;

    private ArrayCopy() {
    }

    static void copy(Object from, int fromIndex, Object to, int toIndex, int count) {
        Hub source = Hub.of(java.util.Objects.requireNonNull(from));
        Hub target = Hub.of(java.util.Objects.requireNonNull(to));
        boolean isOneType = Structs.addressOf(source).equals(Structs.addressOf(target));
        if (!Hub.isArray(source) || !isOneType && !isOneKind(source, target)) {
            throw new ArrayStoreException("arraycopy: source and target are not arrays of one kind");
        }
        int fromLength = Address.of(from).plus(LENGTH_OFFSET).loadInt();
        int toLength = Address.of(to).plus(LENGTH_OFFSET).loadInt();
        if ((fromIndex | toIndex | count) < 0 || fromIndex > fromLength - count || toIndex > toLength - count) {
            outOfBounds(fromIndex, fromLength, toIndex, toLength, count);
        }
        if (!isOneType && source.kind == Hub.REFERENCE_ARRAY && source.component != target.component && !TypeTests.isSubtype(Hub.at(source.component), Hub.at(target.component))) {
            copyChecked((Object[]) from, fromIndex, (Object[]) to, toIndex, count);
            return;
        }
        moveElements(from, fromIndex, to, toIndex, count);
    }

    private static boolean isOneKind(Hub source, Hub target) {
        return Hub.isArray(target) && source.kind == target.kind && (source.kind != Hub.PRIMITIVE_ARRAY || source.typeId == target.typeId);
    }

    @Uninterruptible(reason = "works on addresses of elements")
    private static void moveElements(Object from, int fromIndex, Object to, int toIndex, int count) {
        Hub hub = Hub.of(from);
        int shift = hub.elementShift;
        long base = hub.instanceSize;
        Address target = Address.of(to).plus(base + ((long) toIndex << shift));
        long bytes = (long) count << shift;
        moveBytes(Address.of(from).plus(base + ((long) fromIndex << shift)), target, bytes);
        if (hub.kind == Hub.REFERENCE_ARRAY) {
            Cards.mark(target, bytes);
        }
    }

    private static void copyChecked(Object[] from, int fromIndex, Object[] to, int toIndex, int count) {
        for (int i = 0; i < count; i++) {
            Object element = from[fromIndex + i];
            if (element != null && !TypeTests.isSubtype(Hub.of(element), Hub.at(Hub.of(to).component))) {
                throw new ArrayStoreException("arraycopy: element type mismatch: can not cast one of the elements of "
                        .concat(from.getClass().getTypeName()).concat(" to the type of the destination array, ")
                        .concat(to.getClass().getComponentType().getTypeName()));
            }
            to[toIndex + i] = element;
        }
    }

    /**
     * Moves {@code count} bytes between ranges that may overlap: eight at a time, the last of which may be moved twice. An element is never torn: what is moved is at a multiple of its
     * size, and only ends at one of 64 are not passed in one piece.
     */
    @Uninterruptible(reason = "works on addresses of elements")
    static void moveBytes(Address from, Address to, long count) {
        if (count < 8) {
            moveFew(from, to, (int) count);
        } else if (to.isAtOrBelow(from)) {
            long last = from.plus(count - 8).loadLong();
            for (long i = 0; i < count - 8; i += 8) {
                to.plus(i).storeLong(from.plus(i).loadLong());
            }
            to.plus(count - 8).storeLong(last);
        } else {
            long first = from.loadLong();
            for (long i = count - 8; i > 0; i -= 8) {
                to.plus(i).storeLong(from.plus(i).loadLong());
            }
            to.storeLong(first);
        }
    }

    /** Moves up to 7 bytes: the first and the last ones of a size that fits, read before they are written. */
    @Uninterruptible(reason = "works on addresses of elements")
    private static void moveFew(Address from, Address to, int count) {
        if (count >= 4) {
            int first = from.loadInt();
            int last = from.plus(count - 4).loadInt();
            to.storeInt(first);
            to.plus(count - 4).storeInt(last);
        } else if (count >= 2) {
            short first = from.loadShort();
            short last = from.plus(count - 2).loadShort();
            to.storeShort(first);
            to.plus(count - 2).storeShort(last);
        } else if (count == 1) {
            to.storeByte(from.loadByte());
        }
    }

    @NoInline
    private static void outOfBounds(int fromIndex, int fromLength, int toIndex, int toLength, int count) {
        String message = count < 0 ? "arraycopy: length ".concat(Integer.toString(count)).concat(" is negative")
                : fromIndex < 0 || fromIndex > fromLength - count ? outOfBounds("last source index ", fromIndex + count, fromLength)
                : outOfBounds("last destination index ", toIndex + count, toLength);
        throw new ArrayIndexOutOfBoundsException(message);
    }

    private static String outOfBounds(String what, int end, int length) {
        return "arraycopy: ".concat(what).concat(Integer.toString(end)).concat(" out of bounds for length ").concat(Integer.toString(length));
    }
}
