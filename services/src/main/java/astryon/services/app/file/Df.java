package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The tool {@code df}: print how much room there is. */
public final class Df implements Program {
    @Override
    public Manual manual() {
        return Manual.of("df", "print how much room there is", "[FILE...]").option('h', "human-readable", "as 1.5K, 3.0M").option('k', "", "in KiB; so it is without these").option('m', "", "in MiB")
                .option('P', "portability", "as POSIX has it").option('T', "print-type", "with the kind of file system").paragraph("Without FILE, of all file systems.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<String[]> rows = new ArrayList<>();
        char unit = arguments.last("hkm");
        rows.add(new String[] {"Filesystem", "Type", unit == 'h' ? "Size" : unit == 'm' ? "1M-blocks" : "1024-blocks", "Used", "Available", "Capacity", "Mounted on"});
        int status = 0;
        if (arguments.operands().isEmpty()) {
            for (FileStore store : invocation.folder().getFileSystem().getFileStores()) {
                if (store.getTotalSpace() > 0) {
                    rows.add(row(store, unit));
                }
            }
        } else {
            status = Operands.each(invocation, arguments.operands(), name -> rows.add(row(store(invocation, name), unit)));
        }
        if (rows.size() == 1 && status == 0) {
            throw new Complaint(1, "no file system here tells how large it is");
        }
        print(invocation.output(), rows, arguments.has('T'));
        return status;
    }

    private static FileStore store(Invocation invocation, String name) throws IOException {
        try {
            FileFacts.following(invocation.path(name));
            return Files.getFileStore(invocation.path(name));
        } catch (UnsupportedOperationException unknown) {
            throw new Complaint(1, name + ": its file system does not tell how large it is");
        }
    }

    private static String[] row(FileStore store, char unit) throws IOException {
        long total = store.getTotalSpace();
        long used = total - store.getUnallocatedSpace();
        long free = store.getUsableSpace();
        String whole = store.toString();
        int bracket = whole.indexOf(" (");
        long capacity = used + free == 0 ? 0 : (used * 100 + used + free - 1) / (used + free);
        return new String[] {store.name(), store.type(), size(total, unit), size(used, unit), size(free, unit), capacity + "%", bracket < 0 ? whole : whole.substring(0, bracket)};
    }

    private static String size(long bytes, char unit) {
        return unit == 'h' ? Numbers.human(bytes) : Long.toString(bytes / (unit == 'm' ? 1 << 20 : 1024));
    }

    private static void print(Output output, List<String[]> rows, boolean types) throws IOException {
        int[] widths = new int[7];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                if (i == 1 && !types) {
                    continue;
                }
                String gap = " ".repeat(widths[i] - row[i].length());
                line.append(i == 0 ? "" : " ").append(i < 2 ? row[i] + gap : i == 6 ? row[i] : gap + row[i]);
            }
            output.println(line.toString());
        }
    }
}
