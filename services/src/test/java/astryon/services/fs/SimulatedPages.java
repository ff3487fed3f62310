package astryon.services.fs;

import astryon.protocol.FileCache;
import java.util.HashMap;
import java.util.Map;

/** Pages of simulated memory that outlive a program, as those of {@link KeptPages} do. */
public final class SimulatedPages implements SharedPage.Source {
    private final Map<Long, SharedPage> files = new HashMap<>();
    private final Map<Integer, SharedPage> openings = new HashMap<>();

    /** As {@link KeptPages#expire}. */
    void expire() {
        files.values().forEach(page -> page.start().plus(FileCache.CHANGES).storeLong(page.start().plus(FileCache.CHANGES).loadLong() | 1));
        files.clear();
    }

    @Override
    public SharedPage ofFile(long number) {
        return files.computeIfAbsent(number, key -> SimulatedPage.create());
    }

    @Override
    public SharedPage ofOpening(int place, long position) {
        SharedPage page = SimulatedPage.create();
        page.start().plus(FileCache.POSITION).storeLong(position);
        openings.put(place, page);
        return page;
    }

    @Override
    public long positionLeft(int place, long otherwise) {
        SharedPage page = openings.remove(place);
        return page == null ? otherwise : FileCache.takePosition(page.start());
    }
}
