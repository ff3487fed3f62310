package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The tool {@code tr}: replace, squeeze or delete characters of the standard input. */
public final class Tr implements Program {
    @Override
    public Manual manual() {
        return Manual.of("tr", "replace, squeeze or delete characters of the standard input", "SET1 [SET2]").with(Manual.Syntax.OPTIONS_FIRST)
                .option('c', "complement", "all that are not in SET1").option('C', "", "the same").option('d', "delete", "delete those of SET1")
                .option('s', "squeeze-repeats", "of equal ones of the last set in a row print one").option('t', "truncate-set1", "SET1 is no longer than SET2")
                .paragraph("A set is characters; a-z, [:alpha:] and others, [=a=], [x*5], \\n and \\012 stand for what they say. Each of SET1 becomes that at its "
                        + "place in SET2, whose last one stands for all that are missing. Bytes are taken one by one.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        boolean deletes = arguments.has('d');
        boolean squeezes = arguments.has('s');
        arguments.wantOperands(!deletes && !squeezes || deletes && squeezes ? 2 : 1, deletes && !squeezes ? 1 : 2);
        List<String> sets = arguments.operands();
        int[] first = TrSet.parse(sets.get(0), 0);
        if (arguments.has('c') || arguments.has('C')) {
            first = TrSet.complement(first);
        }
        int[] second = sets.size() > 1 ? TrSet.parse(sets.get(1), first.length) : null;
        if (second != null && second.length == 0 && !deletes) {
            throw Complaint.usage(manual(), "SET2 is empty");
        }
        boolean[] deleted = new boolean[256];
        byte[] map = new byte[256];
        for (int i = 0; i < 256; i++) {
            map[i] = (byte) i;
        }
        if (deletes) {
            mark(deleted, first);
        } else if (second != null) {
            int length = arguments.has('t') ? Math.min(first.length, second.length) : first.length;
            for (int i = 0; i < length; i++) {
                map[first[i]] = (byte) second[Math.min(i, second.length - 1)];
            }
        }
        boolean[] squeezed = new boolean[256];
        if (squeezes) {
            mark(squeezed, second == null ? first : second);
        }
        run(invocation.open("-"), invocation.output(), deleted, map, squeezed);
        return 0;
    }

    private static void mark(boolean[] marks, int[] set) {
        for (int each : set) {
            marks[each] = true;
        }
    }

    private static void run(InputStream input, Output output, boolean[] deleted, byte[] map, boolean[] squeezed) throws IOException {
        byte[] block = new byte[1 << 16];
        int last = -1;
        for (int read = input.read(block); read >= 0; read = input.read(block)) {
            int kept = 0;
            for (int i = 0; i < read; i++) {
                int value = block[i] & 0xff;
                if (deleted[value]) {
                    continue;
                }
                int result = map[value] & 0xff;
                if (result == last && squeezed[result]) {
                    continue;
                }
                last = result;
                block[kept++] = (byte) result;
            }
            output.write(block, 0, kept);
        }
    }
}
