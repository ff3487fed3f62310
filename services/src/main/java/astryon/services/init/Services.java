package astryon.services.init;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import java.util.ArrayList;
import java.util.List;

/** The services that run, by name. */
final class Services {
    private final List<Service> all = new ArrayList<>();

    private record Service(String name, Handle endpoint) {
    }

    void add(String name, Handle endpoint) {
        all.add(new Service(name, endpoint));
    }

    /** Throws {@link Failure} if there is none. */
    Handle endpoint(String name) {
        for (Service service : all) {
            if (service.name().equals(name)) {
                return service.endpoint();
            }
        }
        throw new Failure(Failure.NOT_THERE, "no service is called ".concat(name));
    }
}
