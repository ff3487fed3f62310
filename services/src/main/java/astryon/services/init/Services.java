package astryon.services.init;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import java.util.ArrayList;
import java.util.List;

/** The services that the page's programs provide, and init itself, by name. */
final class Services {
    private final List<Service> all = new ArrayList<>();

    /** {@code endpoint}: where its calls go, whoever serves them. */
    record Service(String name, Handle endpoint) {
    }

    Service add(String name, Handle endpoint) {
        Service service = new Service(name, endpoint);
        all.add(service);
        return service;
    }

    boolean has(String name) {
        for (Service service : all) {
            if (service.name().equals(name)) {
                return true;
            }
        }
        return false;
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
