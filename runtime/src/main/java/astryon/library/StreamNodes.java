package astryon.library;

import astryon.magic.Substitute;
import java.util.function.IntFunction;

@Substitute(value = "java.util.stream.Nodes", why = "streams run on the thread that asks, so that there are no trees of parts to put together")
final class StreamNodes {
    private StreamNodes() {
    }

    public static <T> StreamNode<T> flatten(StreamNode<T> node, IntFunction<T[]> generator) {
        return node;
    }

    public static StreamNodeOfInt flattenInt(StreamNodeOfInt node) {
        return node;
    }

    public static StreamNodeOfLong flattenLong(StreamNodeOfLong node) {
        return node;
    }

    public static StreamNodeOfDouble flattenDouble(StreamNodeOfDouble node) {
        return node;
    }
}
