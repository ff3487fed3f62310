package astryon.library;

import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;

/** The frames of one walk, for the thread that walks and as long as the walk lasts. */
final class WalkedFrames implements Spliterator<StackWalker.StackFrame> {
    private final List<WalkedFrame> frames;
    private final Thread thread = Thread.currentThread();
    private int next;
    private boolean closed;

    WalkedFrames(List<WalkedFrame> frames) {
        this.frames = frames;
    }

    void close() {
        closed = true;
    }

    @Override
    public boolean tryAdvance(Consumer<? super StackWalker.StackFrame> action) {
        if (thread != Thread.currentThread()) {
            throw new IllegalStateException("Invalid thread walking this stack stream: ".concat(Thread.currentThread().getName()).concat(" ").concat(thread.getName()));
        }
        if (closed) {
            throw new IllegalStateException("This stack stream is not valid for walking.");
        }
        if (next == frames.size()) {
            return false;
        }
        action.accept(frames.get(next++));
        return true;
    }

    @Override
    public Spliterator<StackWalker.StackFrame> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | IMMUTABLE;
    }
}
