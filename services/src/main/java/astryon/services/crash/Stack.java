package astryon.services.crash;

import java.util.ArrayList;
import java.util.List;

/** The Java stack of a thread that faulted, innermost method first. What cannot be read ends it. */
final class Stack {
    private static final int MOST_FRAMES = 64;

    private final Pages pages;
    private final SideTable table;

    /**
     * A method's stack frame.
     *
     * @param stackPointer what it is in the method's body
     */
    record Frame(SideTable.Place place, long instruction, long stackPointer) {
    }

    Stack(Pages pages, SideTable table) {
        this.pages = pages;
        this.table = table;
    }

    /** From where an instruction faulted. */
    List<Frame> frames(long instruction, long stackPointer) {
        List<Frame> frames = new ArrayList<>();
        try {
            long slot = stackPointer;
            SideTable.Place first = table.findAround(instruction);
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
