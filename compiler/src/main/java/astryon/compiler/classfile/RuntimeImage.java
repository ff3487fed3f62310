package astryon.compiler.classfile;

import astryon.compiler.diag.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The classes of a JDK, out of its run-time image: the file {@code lib/modules}, in the format that {@code jdk.internal.jimage} reads, as JDK 9 to 25
 * write it. Numbers are in the byte order of the machine that the JDK is for.
 *
 * <pre>
 *   header     u4 magic, u4 version, u4 flags, u4 resources, u4 table length n, u4 bytes of locations, u4 bytes of strings
 *   redirects  n * s4    of the names with this hash: 0 there is none; negative: the only one is entry -1 - r; positive: hash again from r
 *   entries    n * u4    offset of the location
 *   locations            attributes: a byte kind * 8 + length - 1, then the value, high byte first; kind 0 ends
 *   strings              ended by zeros
 *   content              of the resources, where their locations say
 * </pre>
 *
 * The names are {@code /java.base/java/lang/Object.class}. Which module has a package is the content of {@code /packages/java.lang}: a u4 that is 0 where
 * the module has files there, and a u4 with the offset of the module's name, for each module.
 */
final class RuntimeImage implements Container {
    private static final int MAGIC = 0xcafe_dada;
    private static final int HEADER = 28;
    private static final int HASH_SEED = 0x0100_0193;

    private static final int MODULE = 1;
    private static final int PARENT = 2;
    private static final int BASE = 3;
    private static final int EXTENSION = 4;
    private static final int OFFSET = 5;
    private static final int COMPRESSED = 6;
    private static final int SIZE = 7;
    private static final int KINDS = 8;

    private final Path file;
    private final RandomAccessFile image;
    private final ByteBuffer index;
    private final int entries;
    private final int locationsAt;
    private final int stringsAt;
    private final Map<String, Optional<String>> modules = new HashMap<>();

    /** @param home the JDK's folder */
    RuntimeImage(Path home) {
        file = home.resolve("lib").resolve("modules");
        try {
            image = new RandomAccessFile(file.toFile(), "r");
            ByteBuffer header = read(0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
            if (header.getInt(0) == Integer.reverseBytes(MAGIC)) {
                header.order(ByteOrder.BIG_ENDIAN);
            } else if (header.getInt(0) != MAGIC) {
                throw new Refusal(file + ": not the run-time image of a JDK");
            }
            entries = header.getInt(16);
            locationsAt = HEADER + 8 * entries;
            stringsAt = locationsAt + header.getInt(20);
            index = read(0, stringsAt + header.getInt(24)).order(header.order());
        } catch (IOException e) {
            throw new Refusal(file + ": cannot be read; is " + home + " the home of a JDK?");
        }
    }

    private ByteBuffer read(long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        image.seek(from);
        image.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public Optional<byte[]> read(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String folder = path.substring(0, slash);
        Optional<String> module = modules.get(folder);
        if (module == null) {
            module = content("/packages/" + folder.replace('/', '.')).map(this::moduleWithFiles);
            modules.put(folder, module);
        }
        return module.flatMap(name -> content("/" + name + "/" + path));
    }

    /** Null if none of the modules has. */
    private String moduleWithFiles(byte[] content) {
        ByteBuffer pairs = ByteBuffer.wrap(content).order(index.order());
        while (pairs.hasRemaining()) {
            boolean hasFiles = pairs.getInt() == 0;
            String name = string(pairs.getInt());
            if (hasFiles) {
                return name;
            }
        }
        return null;
    }

    private Optional<byte[]> content(String name) {
        long[] location = find(name);
        if (location == null) {
            return Optional.empty();
        }
        if (location[COMPRESSED] != 0) {
            throw new Refusal(file + ": " + name + " is compressed; a JDK that was made with jlink must be made without --compress");
        }
        try {
            return Optional.of(read(index.capacity() + location[OFFSET], (int) location[SIZE]).array());
        } catch (IOException e) {
            throw new Refusal(file + ": " + name + " cannot be read");
        }
    }

    /** The attributes by kind; null if nothing has this name. */
    private long[] find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int redirect = index.getInt(HEADER + 4 * (hash(bytes, HASH_SEED) % entries));
        if (redirect == 0) {
            return null;
        }
        int entry = redirect < 0 ? -1 - redirect : hash(bytes, redirect) % entries;
        long[] location = location(locationsAt + index.getInt(HEADER + 4 * (entries + entry)));
        return name.equals(name(location)) ? location : null;
    }

    private static int hash(byte[] name, int seed) {
        int hash = seed;
        for (byte b : name) {
            hash = hash * HASH_SEED ^ b & 0xff;
        }
        return hash & Integer.MAX_VALUE;
    }

    private long[] location(int at) {
        long[] location = new long[KINDS];
        int next = at;
        for (int head = index.get(next) & 0xff; head >> 3 != 0; head = index.get(next) & 0xff) {
            next++;
            for (int i = head & 7; i >= 0; i--) {
                location[head >> 3] = location[head >> 3] << 8 | index.get(next++) & 0xff;
            }
        }
        return location;
    }

    private String name(long[] location) {
        StringBuilder name = new StringBuilder();
        String module = string(location[MODULE]);
        String parent = string(location[PARENT]);
        String extension = string(location[EXTENSION]);
        if (!module.isEmpty()) {
            name.append('/').append(module).append('/');
        }
        if (!parent.isEmpty()) {
            name.append(parent).append('/');
        }
        name.append(string(location[BASE]));
        if (!extension.isEmpty()) {
            name.append('.').append(extension);
        }
        return name.toString();
    }

    private String string(long offset) {
        int start = stringsAt + (int) offset;
        int end = start;
        while (index.get(end) != 0) {
            end++;
        }
        return new String(index.array(), start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public List<String> list(String prefix) {
        return List.of();
    }

    @Override
    public String origin(String path) {
        return "jrt:/" + path;
    }

    @Override
    public void close() {
        try {
            image.close();
        } catch (IOException e) {
            throw new Refusal(file + ": cannot be closed");
        }
    }
}
