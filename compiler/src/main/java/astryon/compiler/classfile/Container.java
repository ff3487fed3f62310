package astryon.compiler.classfile;

import java.util.List;
import java.util.Optional;

/** A place that holds files by path: {@code java/lang/Object.class}. */
interface Container extends AutoCloseable {
    Optional<byte[]> read(String path);

    /** All paths that start with {@code prefix} (a folder with its slash, or empty), sorted. */
    List<String> list(String prefix);

    /** How a file in it is called in messages. */
    String origin(String path);

    @Override
    default void close() {
    }
}
