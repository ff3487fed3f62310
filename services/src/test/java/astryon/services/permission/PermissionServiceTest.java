package astryon.services.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Admission;
import astryon.protocol.Failure;
import astryon.protocol.Permissions;
import astryon.protocol.PermissionsClient;
import astryon.protocol.Questions;
import astryon.protocol.QuestionsClient;
import astryon.services.kit.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PermissionServiceTest {
    private static final int MEMORY = 1 << 14;

    private final Stage stage = new Stage();
    private final Address memory = memory();
    private final Asked init = new Asked();
    private PermissionService service = restarted();
    private Questions terminal = terminal();
    private Permissions permissions = permissions();

    /** Init, with what it wants to know and what it was told. */
    private static final class Asked implements Admission {
        private final List<Request> requests = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private final List<Use> uses = new ArrayList<>();
        private long last;

        private long add(int kind, String program, String name) {
            requests.add(new Request(++last, kind, program, name));
            return last;
        }

        @Override
        public void watch(Handle notification) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Request next() {
            return requests.isEmpty() ? new Request(0, NONE, "", "") : requests.remove(0);
        }

        @Override
        public void admit(long number, Handle files) {
            told.add(number + " starts with " + files.value());
        }

        @Override
        public void allow(long number) {
            told.add(number + " may");
        }

        @Override
        public void refuse(long number, String why) {
            told.add(number + " may not: " + why);
        }

        @Override
        public int revoke(String program, String name) {
            int before = uses.size();
            uses.removeIf(use -> use.program().equals(program) && use.service().equals(name));
            return before - uses.size();
        }

        @Override
        public int storage(String program) {
            throw new Failure(Failure.NOT_THERE);
        }

        @Override
        public Use use(int place) {
            if (place >= uses.size()) {
                throw new Failure(Failure.NOT_THERE);
            }
            return uses.get(place);
        }
    }

    private static Address memory() {
        Address memory = SimulatedMemory.allocate(MEMORY);
        SimulatedMemory.write(memory, new byte[MEMORY]);
        return memory;
    }

    private PermissionService restarted() {
        return new PermissionService(stage, init, program -> {
            if (program.equals("homeless")) {
                throw new Failure(Failure.NO_SPACE, "no space");
            }
            return new Handle(7);
        }, new Records(new KeptText(memory, MEMORY), () -> 5));
    }

    private Questions terminal() {
        return new QuestionsClient(stage.channel(stage.connect(new QuestionsSession(service))));
    }

    private Permissions permissions() {
        return new PermissionsClient(stage.channel(stage.connect(new PermissionsSession(service))));
    }

    private void asks(String program, String name) {
        init.add(Admission.CONNECT, program, name);
        service.work();
    }

    private String audit() {
        StringBuilder text = new StringBuilder();
        for (Permissions.Event event : service.records().events()) {
            text.append(event.program()).append(' ').append(event.service()).append(' ').append(event.what()).append('x').append(event.count()).append("; ");
        }
        return text.toString();
    }

    @Test
    void a_program_starts_with_its_folder_or_not_at_all() {
        init.add(Admission.START, "p", "");
        init.add(Admission.START, "homeless", "");
        service.work();
        assertThat(init.told).containsExactly("1 starts with 7", "2 may not: homeless has no folder of its own: no space");
        assertThat(audit()).isEqualTo("p  1x1; homeless  10x1; ");
    }

    @Test
    void what_is_allowed_once_is_asked_again() {
        CompletableFuture<Long> number = CompletableFuture.supplyAsync(() -> terminal.next(0));
        asks("p", "power");
        assertThat(number.join()).isEqualTo(1);
        assertThat(terminal.question(1)).isEqualTo(new Questions.Question("p", "power", "switch the machine off"));
        terminal.answer(1, Questions.ONCE);
        assertThat(init.told).containsExactly("1 may");
        assertThat(terminal.next(1)).isZero();
        asks("p", "power");
        assertThat(terminal.next(0)).isEqualTo(2);
    }

    @Test
    void what_is_allowed_always_or_denied_is_not_asked_again_not_even_by_who_is_started_later() {
        asks("p", "power");
        terminal.answer(1, Questions.ALWAYS);
        asks("p", "files");
        terminal.answer(2, Questions.DENY);
        service = restarted();
        asks("p", "power");
        asks("p", "files");
        asks("q", "power");
        assertThat(init.told).containsExactly("1 may", "2 may not: p may not use files", "3 may", "4 may not: p may not use files");
        assertThat(terminal().next(0)).isEqualTo(5);
        assertThat(audit()).isEqualTo("p power 2x1; p power 4x1; p files 2x1; p files 5x1; p power 6x1; p files 7x1; q power 2x1; ");
    }

    @Test
    void questions_come_one_after_the_other_and_go_with_who_asked() {
        asks("p", "power");
        asks("q", "power");
        assertThat(terminal.next(0)).isEqualTo(1);
        CompletableFuture<Long> next = CompletableFuture.supplyAsync(() -> terminal.next(1));
        init.requests.add(new Admission.Request(1, Admission.WITHDRAWN, "p", "power"));
        service.work();
        assertThat(next.join()).isEqualTo(2);
        assertThatThrownBy(() -> terminal.question(1)).isInstanceOf(Failure.class);
        terminal.answer(1, Questions.ALWAYS);
        assertThat(init.told).isEmpty();
        assertThat(service.records().decisions()).isEmpty();
    }

    @Test
    void an_answer_is_one_of_three() {
        asks("p", "power");
        assertThatThrownBy(() -> terminal.answer(1, 4)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> terminal.answer(1, 0)).isInstanceOf(Failure.class);
        assertThat(init.told).isEmpty();
    }

    @Test
    void what_is_revoked_ends_and_is_asked_again() {
        asks("p", "power");
        terminal.answer(1, Questions.ALWAYS);
        init.uses.add(new Admission.Use("p", "power", true));
        init.uses.add(new Admission.Use("p", "pipes", false));
        assertThat(permissions.permission(0)).isEqualTo(new Permissions.Permission("p", "power", Permissions.ALWAYS, true));
        assertThat(permissions.permission(1)).isEqualTo(new Permissions.Permission("p", "pipes", Permissions.GRANTED, true));
        permissions.revoke("p", "power");
        assertThat(init.uses).hasSize(1);
        assertThatThrownBy(() -> permissions.revoke("p", "power")).hasMessage("p has no permission for power");
        asks("p", "power");
        assertThat(terminal.next(0)).isEqualTo(2);
    }

    @Test
    void a_program_that_repeats_itself_pushes_nothing_out_of_the_log() {
        asks("p", "power");
        terminal.answer(1, Questions.DENY);
        for (int i = 0; i < 1000; i++) {
            asks("p", "power");
            init.requests.add(new Admission.Request(0, Admission.REFUSED, "p", ""));
            service.work();
        }
        assertThat(audit()).isEqualTo("p power 2x1; p power 5x1; p power 7x1000; p  9x1000; ");
    }

    @Test
    void terminals_that_are_gone_leave_room_for_others() {
        for (int i = 0; i < 100; i++) {
            CompletableFuture.runAsync(() -> terminal.next(0));
        }
        CompletableFuture<Long> number = CompletableFuture.supplyAsync(() -> {
            long next = terminal.next(0);
            while (next == 0) {
                next = terminal.next(0);
            }
            return next;
        });
        asks("p", "power");
        assertThat(number.join()).isEqualTo(1);
    }
}
