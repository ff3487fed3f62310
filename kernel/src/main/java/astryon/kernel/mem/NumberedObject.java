package astryon.kernel.mem;

/** An object by a number. It has no reference to it. */
final class NumberedObject extends Numbered {
    final KernelObject object;
    private final long number;

    NumberedObject(long number, KernelObject object) {
        this.number = number;
        this.object = object;
    }

    @Override
    protected long number() {
        return number;
    }
}
