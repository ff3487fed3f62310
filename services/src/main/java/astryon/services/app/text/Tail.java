package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tool {@code tail}: print the end of files. */
public final class Tail implements Program {
    private static final int STEP = 1 << 16;

    @Override
    public Manual manual() {
        return Manual.of("tail", "print the end of files", "[FILE...]").with(Manual.Syntax.COUNT)
                .option('n', "lines", "N", "so many lines, 10 if it is not said; from line N on with +N").option('c', "bytes", "N", "so many bytes; from byte N on with +N")
                .option('f', "follow", "go on as files grow")
                .option('q', "quiet", "no names above").option('v', "verbose", "names above even of a single file");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        boolean bytes = arguments.last("nc") == 'c';
        char letter = bytes ? 'c' : 'n';
        String text = arguments.value(letter).orElse("10");
        boolean fromStart = text.startsWith("+");
        long count = Numbers.count(manual(), "-" + letter, text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text);
        Output output = invocation.output();
        Headings headings = new Headings(arguments, output);
        List<String> names = Operands.orInput(arguments.operands());
        List<Following> following = new ArrayList<>();
        int status = Operands.each(invocation, names, name -> {
            InputStream input = invocation.open(name);
            headings.print(name);
            if (fromStart) {
                from(input, output, count, !bytes);
            } else {
                last(input, output, count, !bytes);
            }
            if (arguments.has('f') && !name.equals("-")) {
                following.add(new Following(name, input));
            } else {
                input.close();
            }
        });
        if (!following.isEmpty()) {
            follow(following, invocation, headings);
        }
        return status;
    }

    private record Following(String name, InputStream input) {
    }

    private static void from(InputStream input, Output output, long count, boolean lines) throws IOException {
        long skip = Math.max(0, count - 1);
        byte[] block = new byte[STEP];
        for (int read = input.read(block); read >= 0; read = input.read(block)) {
            int at = 0;
            while (at < read && skip > 0) {
                skip -= !lines || block[at] == '\n' ? 1 : 0;
                at++;
            }
            output.write(block, at, read - at);
        }
    }

    /** Keeps of what was read no more than may be printed: blocks at the front go when those behind them have enough. */
    private static void last(InputStream input, Output output, long count, boolean lines) throws IOException {
        Deque<byte[]> blocks = new ArrayDeque<>();
        Deque<Integer> weights = new ArrayDeque<>();
        long weight = 0;
        byte[] end = {};
        for (byte[] block = input.readNBytes(STEP); block.length > 0; block = input.readNBytes(STEP)) {
            int own = lines ? ends(block, block.length) : block.length;
            blocks.add(block);
            weights.add(own);
            weight += own;
            end = block;
            // One line end more than lines, for the last one ends the last line.
            while (weight - weights.peek() > count) {
                weight -= weights.remove();
                blocks.remove();
            }
        }
        long keep = lines && end.length > 0 && end[end.length - 1] != '\n' ? count - 1 : count;
        long skip = count == 0 ? Long.MAX_VALUE : weight - keep;
        for (byte[] block : blocks) {
            int at = 0;
            while (at < block.length && skip > 0) {
                skip -= !lines || block[at] == '\n' ? 1 : 0;
                at++;
            }
            output.write(block, at, block.length - at);
        }
    }

    private static int ends(byte[] block, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += block[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** Until somebody interrupts it, or nothing can become of the files any more, as their folders are gone. */
    private static void follow(List<Following> all, Invocation invocation, Headings headings) throws IOException {
        try (WatchService changes = invocation.folder().getFileSystem().newWatchService()) {
            Set<WatchKey> folders = new HashSet<>();
            for (Following each : all) {
                folders.add(invocation.path(each.name()).toAbsolutePath().getParent().register(changes, StandardWatchEventKinds.ENTRY_MODIFY));
            }
            Following shown = all.get(all.size() - 1);
            while (!folders.isEmpty()) {
                shown = printNew(all, shown, invocation.output(), headings);
                WatchKey changed = changes.take();
                changed.pollEvents();
                if (!changed.reset()) {
                    folders.remove(changed);
                }
            }
        } catch (InterruptedException end) {
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Prints what the files have more: whose it was last. */
    private static Following printNew(List<Following> all, Following before, Output output, Headings headings) throws IOException {
        byte[] block = new byte[STEP];
        Following shown = before;
        for (Following each : all) {
            for (int read = each.input().read(block); read > 0; read = each.input().read(block)) {
                if (each != shown) {
                    headings.print(each.name());
                    shown = each;
                }
                output.write(block, 0, read);
            }
        }
        output.flush();
        return shown;
    }
}
