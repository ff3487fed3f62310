package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.magic.Address;

/** The mappings of one address space, sorted by address and disjoint. */
final class Mappings {
    /** Most mappings of one space. */
    private static final int MAX = 2048;
    private static final int FIRST = 8;

    private Mapping[] sorted;
    private int count;

    private Mappings(Mapping[] sorted) {
        this.sorted = sorted;
    }

    /** None; throws {@link KernelError} if there is no memory. */
    static Mappings create() {
        Mapping[] sorted = new Mapping[FIRST];
        try {
            return new Mappings(sorted);
        } catch (KernelError noMemory) {
            Objects.free(sorted);
            throw noMemory;
        }
    }

    int count() {
        return count;
    }

    Mapping get(int index) {
        return sorted[index];
    }

    /** The mapping at {@code address}, or null. */
    Mapping at(Address address) {
        int index = firstEndingAfter(address);
        return index == count || address.isBelow(sorted[index].start) ? null : sorted[index];
    }

    /** Index of the first mapping whose end is above {@code address}: the only one that may hold it. */
    int firstEndingAfter(Address address) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle].end.isAtOrBelow(address)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts a mapping where it belongs; there is {@link #makeRoom room}. */
    void insert(Mapping mapping) {
        int index = firstEndingAfter(mapping.start);
        for (int i = count; i > index; i--) {
            sorted[i] = sorted[i - 1];
        }
        sorted[index] = mapping;
        count++;
    }

    Mapping remove(int index) {
        Mapping mapping = sorted[index];
        count--;
        for (int i = index; i < count; i++) {
            sorted[i] = sorted[i + 1];
        }
        sorted[count] = null;
        return mapping;
    }

    /** Room for so many more; throws {@link KernelError} if there is no memory, or there are too many. */
    void makeRoom(int more) {
        if (count + more <= sorted.length) {
            return;
        }
        if (count + more > MAX) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        int length = 2 * sorted.length;
        while (length < count + more) {
            length *= 2;
        }
        Mapping[] larger = new Mapping[length];
        Objects.copy(sorted, larger, count);
        Objects.free(sorted);
        sorted = larger;
    }

    void free() {
        Objects.free(sorted);
        Objects.free(this);
    }
}
