package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.protocol.Failure;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Calls;
import java.util.ArrayList;
import java.util.List;

/** The services that the page's programs provide, and init itself, by name. */
final class Services {
    private static final int CLIENT_RIGHTS = Rights.CONNECTION | Rights.Bit.REVOKE;

    private final List<Service> all = new ArrayList<>();

    /**
     * @param endpoint where its calls go, whoever serves them
     * @param isInits whether init serves it, by a connection that is all clients'
     */
    record Service(String name, Handle endpoint, boolean isInits) {
        /** A handle of init's for one client: what hangs from it ends when it is revoked. {@code client} is by which number the service knows it. */
        Handle forClient(int client) {
            return isInits ? Calls.handleDerive(endpoint, CLIENT_RIGHTS) : Calls.endpointConnect(endpoint, ServiceLoop.clientBadge(client), CLIENT_RIGHTS);
        }
    }

    Service add(String name, Handle endpoint) {
        return add(new Service(name, endpoint, false));
    }

    void addInits(String name, Handle connection) {
        add(new Service(name, connection, true));
    }

    private Service add(Service service) {
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
        return service(name).endpoint();
    }

    /** Throws {@link Failure} if there is none. */
    Service service(String name) {
        for (Service service : all) {
            if (service.name().equals(name)) {
                return service;
            }
        }
        throw new Failure(Failure.NOT_THERE, "no service is called ".concat(name));
    }
}
