package astryon.library;

import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Substitute;
import astryon.unwind.ThreadRoots;
import astryon.unwind.Unwinder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Looks at the whole stack at once: there is nothing to gain by looking at a part of it. */
@Substitute(value = "java.lang.StackWalker", whole = true, why = "stack frames are found by the program's own code table")
final class LangStackWalker {
    private static final LangStackWalker DEFAULT = new LangStackWalker(EnumSet.noneOf(StackWalker.Option.class));

    private final boolean retainsClasses;
    private final boolean showsReflection;

    private LangStackWalker(Set<StackWalker.Option> options) {
        retainsClasses = options.contains(StackWalker.Option.RETAIN_CLASS_REFERENCE);
        showsReflection = options.contains(StackWalker.Option.SHOW_REFLECT_FRAMES) || options.contains(StackWalker.Option.SHOW_HIDDEN_FRAMES);
    }

    public static LangStackWalker getInstance() {
        return DEFAULT;
    }

    public static LangStackWalker getInstance(StackWalker.Option option) {
        return new LangStackWalker(EnumSet.of(Objects.requireNonNull(option)));
    }

    public static LangStackWalker getInstance(Set<StackWalker.Option> options) {
        return options.isEmpty() ? DEFAULT : new LangStackWalker(options);
    }

    /** The depth is a hint. */
    public static LangStackWalker getInstance(Set<StackWalker.Option> options, int estimateDepth) {
        if (estimateDepth <= 0) {
            throw new IllegalArgumentException("estimateDepth must be > 0");
        }
        return new LangStackWalker(options);
    }

    @NoInline
    public <T> T walk(Function<? super Stream<StackWalker.StackFrame>, ? extends T> function) {
        Objects.requireNonNull(function);
        WalkedFrames walk = new WalkedFrames(frames());
        try {
            return function.apply(StreamSupport.stream(walk, false));
        } finally {
            walk.close();
        }
    }

    @NoInline
    public void forEach(Consumer<? super StackWalker.StackFrame> action) {
        Objects.requireNonNull(action);
        frames().forEach(action);
    }

    @NoInline
    public Class<?> getCallerClass() {
        if (!retainsClasses) {
            throw new UnsupportedOperationException("This stack walker does not have RETAIN_CLASS_REFERENCE access");
        }
        List<WalkedFrame> frames = WalkedFrame.of(sites(), true, false);
        if (frames.size() < 2) {
            throw new IllegalCallerException("no caller frame");
        }
        return frames.get(1).getDeclaringClass();
    }

    private List<WalkedFrame> frames() {
        return WalkedFrame.of(sites(), retainsClasses, showsReflection);
    }

    /** Of the current thread, from the caller outwards, as offsets in the program's text. */
    @NoInline
    static int[] sites() {
        int[] all = ThreadRoots.callSites();
        return Arrays.copyOf(all, Unwinder.callSites(Machine.returnAddressSlot(), all));
    }
}
