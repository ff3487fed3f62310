package astryon.services.init;

import astryon.abi.SystemPage;
import java.util.ArrayList;
import java.util.List;

/** The order in which programs start: who provides something before who needs it, otherwise as on the page. They end the other way round. */
final class Order {
    private static final String LOG = "log";

    private final List<SystemPage.Program> page;
    private final List<SystemPage.Program> begun = new ArrayList<>();
    private final List<SystemPage.Program> order = new ArrayList<>();

    private Order(List<SystemPage.Program> page) {
        this.page = page;
    }

    static List<SystemPage.Program> of(List<SystemPage.Program> page) {
        Order order = new Order(page);
        page.forEach(order::add);
        return order.order;
    }

    /** Pages have no cycles, but for the log: all others write to it, those that it needs as well. */
    private void add(SystemPage.Program program) {
        if (begun.contains(program)) {
            return;
        }
        begun.add(program);
        for (SystemPage.Program other : page) {
            if (other != program && needs(program, other)) {
                add(other);
            }
        }
        order.add(program);
    }

    private static boolean needs(SystemPage.Program program, SystemPage.Program other) {
        for (String service : other.all("provides")) {
            if (program.all("uses").contains(service) || program.all("files").contains(service) || program.all("streams").contains(service) || service.equals(LOG) && !program.has("streams")) {
                return true;
            }
        }
        return program.one("after", "").equals(other.name());
    }
}
