package astryon.services.devmgr;

import java.util.List;

/**
 * A device that was found.
 *
 * @param name what pages call it
 * @param words what its driver is told beside its arguments
 */
record Device(String name, String words, List<Part> parts) {
    Device {
        parts = List.copyOf(parts);
    }
}
