package astryon.services.crash;

import java.util.ArrayList;
import java.util.List;

/** The Java stack of a thread that faulted, innermost method first. What cannot be read ends it. */
final class Stack {
    private static final int MOST_FRAMES = 64;

    private final Pages pages;
    private final SideTable table;
    private final SideTable debug;

    /**
     * A method's stack frame.
     *
     * @param stackPointer what it is in the method's body
     */
    record Frame(SideTable.Place place, long instruction, long stackPointer) {
    }

    /** @param debug tells where any instruction comes from; null if there is no such table */
    Stack(Pages pages, SideTable table, SideTable debug) {
        this.pages = pages;
        this.table = table;
        this.debug = debug;
    }

    /** From where an instruction faulted. */
    List<Frame> frames(long instruction, long stackPointer) {
        List<Frame> frames = new ArrayList<>();
        try {
            long slot = stackPointer;
            SideTable.Place first = (debug == null ? table : debug).findAround(instruction);
            if (first != null) {
                frames.add(new Frame(first, instruction, stackPointer));
                slot += first.frameSize();
            }
            while (frames.size() < MOST_FRAMES) {
                long site = pages.longAt(slot) - 1;
                SideTable.Place place = table.find(site);
                if (place == null) {
                    break;
                }
                frames.add(new Frame(place, site, slot + 8));
                slot += 8L + place.frameSize();
            }
        } catch (Unreadable end) {
            // What was found is what there is.
        }
        return frames;
    }
}
