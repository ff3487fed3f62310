package astryon.compiler.asm;

/**
 * A place in the code whose size is known only when all code is there: a jump that may be short or near, or padding. In the
 * buffer it occupies its smallest size; {@link Layout} decides how many {@code extra} bytes it gets.
 */
final class Gap {

    enum Kind {
        JUMP, ALIGN, PAD_TO
    }

    final Kind kind;
    final int index;
    final int position;
    /** JUMP: where to. */
    final Label target;
    /** JUMP: its two encodings. */
    final Encoding shortForm;
    final Encoding nearForm;
    /** ALIGN: to a multiple of it; PAD_TO: up to this offset. */
    final int argument;
    /** Padding: a byte, or -1 for instructions of {@link #mode} that do nothing. */
    final int fill;
    final Mode mode;
    int extra;

    private Gap(Kind kind, int index, int position, Label target, Encoding shortForm, Encoding nearForm, int argument, int fill, Mode mode) {
        this.kind = kind;
        this.index = index;
        this.position = position;
        this.target = target;
        this.shortForm = shortForm;
        this.nearForm = nearForm;
        this.argument = argument;
        this.fill = fill;
        this.mode = mode;
    }

    static Gap jump(int index, int position, Label target, Encoding shortForm, Encoding nearForm) {
        return new Gap(Kind.JUMP, index, position, target, shortForm, nearForm, 0, 0, null);
    }

    static Gap align(int index, int position, int alignment, int fill, Mode mode) {
        return new Gap(Kind.ALIGN, index, position, null, null, null, alignment, fill, mode);
    }

    static Gap padTo(int index, int position, int offset) {
        return new Gap(Kind.PAD_TO, index, position, null, null, null, offset, 0, null);
    }

    /** Bytes it occupies in the buffer. */
    int reserved() {
        return kind == Kind.JUMP ? shortForm.fixedSize() : 0;
    }

    /** The most it can grow by once it has to. */
    int mostExtra() {
        return switch (kind) {
            case JUMP -> nearForm.fixedSize() - shortForm.fixedSize();
            case ALIGN -> argument - 1;
            case PAD_TO -> argument;
        };
    }
}
