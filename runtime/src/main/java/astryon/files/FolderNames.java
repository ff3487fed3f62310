package astryon.files;

import astryon.sys.FileCalls;
import java.util.ArrayList;
import java.util.List;

/** The names in a folder, without those of the folder itself and the one above. */
public final class FolderNames {
    private FolderNames() {
    }

    /** Null if the folder cannot be read. */
    public static List<String> of(String path) {
        int folder = FileCalls.open(path, FileCalls.READ, 0);
        return folder < 0 ? null : ofOpen(folder);
    }

    /** Closes {@code folder}. */
    public static List<String> ofOpen(int folder) {
        long[] facts = new long[FileCalls.FACTS];
        List<String> names = null;
        if (FileCalls.factsOf(folder, facts) == 0 && facts[FileCalls.KIND] == FileCalls.FOLDER) {
            names = new ArrayList<>();
            for (String[] some = FileCalls.list(folder); some != null; some = FileCalls.list(folder)) {
                if (some.length == 0) {
                    names.clear();
                }
                for (String name : some) {
                    if (!name.equals(".") && !name.equals("..")) {
                        names.add(name);
                    }
                }
            }
        }
        FileCalls.close(folder);
        return names;
    }
}
