package astryon.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.kernel.arch.Context;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.ipc.Notification;
import astryon.kernel.ipc.WaitSet;
import astryon.kernel.mem.SimulatedMachine;
import astryon.kernel.mem.Work;
import astryon.abi.ErrorCode;
import astryon.abi.Result;
import astryon.abi.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        Scheduler.begin(Thread.create(null, Thread.IDLE_PRIORITY));
        // Threads that other tests left ready.
        Scheduler.yield();
        while (Dispatcher.decide() != null) {
            Scheduler.block(Thread.WAITING);
        }
    }

    private static Thread ready(int priority) {
        Thread thread = Thread.create(null, priority);
        Scheduler.makeReady(thread);
        return thread;
    }

    @Test
    void the_most_urgent_thread_runs_and_equals_take_turns() {
        Thread low = ready(3);
        Thread first = ready(9);
        Thread second = ready(9);
        assertThat(Dispatcher.decide()).isSameAs(first);
        Scheduler.yield();
        assertThat(Dispatcher.decide()).isSameAs(second);
        Scheduler.yield();
        assertThat(Dispatcher.decide()).isSameAs(first);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isSameAs(second);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isSameAs(low);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isNull();
    }

    @Test
    void a_preempted_thread_stays_first_among_its_equals() {
        Thread first = ready(5);
        assertThat(Dispatcher.decide()).isSameAs(first);
        Thread second = ready(5);
        Thread urgent = ready(6);
        assertThat(Dispatcher.decide()).isSameAs(urgent);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isSameAs(first);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isSameAs(second);
    }

    @Test
    void alarms_ring_in_the_order_of_their_times() {
        Alarms alarms = new Alarms();
        Random random = new Random(5);
        List<Alarm> waiting = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Alarm alarm = new Alarm();
            waiting.add(alarm);
            alarms.add(alarm, random.nextInt(100));
        }
        for (int i = 0; i < 100; i++) {
            alarms.remove(waiting.remove(random.nextInt(waiting.size())));
        }
        long last = -1;
        int count = 0;
        while (alarms.first() != Alarms.NEVER) {
            Alarm alarm = alarms.takeFirst();
            assertThat(alarm.time).isGreaterThanOrEqualTo(last);
            assertThat(waiting).contains(alarm);
            last = alarm.time;
            count++;
        }
        assertThat(count).isEqualTo(200);
    }

    @Test
    void a_call_to_a_waiting_server_switches_at_once_and_the_reply_switches_back() {
        Endpoint endpoint = endpoint();
        Thread server = ready(5);
        Dispatcher.decide();
        endpoint.replyReceive(server, true);
        Thread client = ready(7);
        assertThat(Dispatcher.decide()).isSameAs(client);
        client.context.setRegister(Context.RDX, 42);
        assertThat(endpoint.call(client, 99)).isZero();
        assertThat(Dispatcher.decide()).isSameAs(server);
        assertThat(server.context.register(Context.RDX)).isEqualTo(42);
        assertThat(server.context.register(Context.RDI)).isEqualTo(99);
        assertThat(server.priority).isEqualTo(7);
        server.context.setRegister(Context.RDX, 43);
        assertThat(endpoint.replyReceive(server, false)).isZero();
        assertThat(Dispatcher.decide()).isSameAs(client);
        assertThat(client.context.register(Context.RDX)).isEqualTo(43);
        assertThat(client.context.register(Context.RAX)).isZero();
        assertThat(server.priority).isEqualTo(5);
    }

    @Test
    void who_stands_in_line_lends_its_urgency_along_the_whole_chain() {
        Endpoint front = endpoint();
        Endpoint back = endpoint();
        Thread backServer = ready(3);
        Dispatcher.decide();
        back.replyReceive(backServer, true);
        Thread frontServer = ready(4);
        Dispatcher.decide();
        front.replyReceive(frontServer, true);
        Thread client = ready(5);
        Dispatcher.decide();
        front.call(client, 0);
        assertThat(Dispatcher.decide()).isSameAs(frontServer);
        back.call(frontServer, 0);
        assertThat(Dispatcher.decide()).isSameAs(backServer);
        assertThat(backServer.priority).isEqualTo(5);
        Thread urgent = ready(9);
        assertThat(Dispatcher.decide()).isSameAs(urgent);
        front.call(urgent, 0);
        assertThat(frontServer.priority).as("serves somebody else, but stands between").isEqualTo(9);
        assertThat(backServer.priority).as("and so does who that one waits for").isEqualTo(9);
        assertThat(Dispatcher.decide()).isSameAs(backServer);
        back.replyReceive(backServer, false);
        assertThat(backServer.priority).isEqualTo(3);
        assertThat(Dispatcher.decide()).isSameAs(frontServer);
        front.replyReceive(frontServer, false);
        assertThat(frontServer.caller).isSameAs(urgent);
        assertThat(frontServer.priority).isEqualTo(9);
        front.replyReceive(frontServer, false);
        assertThat(frontServer.priority).isEqualTo(4);
    }

    @Test
    void the_most_urgent_caller_is_served_first() {
        Endpoint endpoint = endpoint();
        Thread patient = ready(5);
        Dispatcher.decide();
        endpoint.call(patient, 1);
        Thread urgent = ready(8);
        Dispatcher.decide();
        endpoint.call(urgent, 2);
        Thread server = ready(3);
        Dispatcher.decide();
        endpoint.replyReceive(server, true);
        assertThat(server.caller).isSameAs(urgent);
        assertThat(server.priority).isEqualTo(8);
    }

    @Test
    void callers_that_come_first_are_served_in_order() {
        Endpoint endpoint = endpoint();
        Thread one = ready(8);
        Thread two = ready(8);
        Dispatcher.decide();
        endpoint.call(one, 1);
        assertThat(Dispatcher.decide()).isSameAs(two);
        endpoint.call(two, 2);
        Thread server = ready(5);
        assertThat(Dispatcher.decide()).isSameAs(server);
        assertThat(endpoint.replyReceive(server, true)).isZero();
        assertThat(server.context.register(Context.RDI)).isEqualTo(1);
        assertThat(endpoint.replyReceive(server, false)).isZero();
        assertThat(server.context.register(Context.RDI)).isEqualTo(2);
        assertThat(one.state).isEqualTo(Thread.READY);
    }

    @Test
    void a_reply_that_nobody_waits_for_and_a_second_receive_are_errors() {
        Endpoint endpoint = endpoint();
        Thread server = ready(5);
        Dispatcher.decide();
        assertThat(endpoint.replyReceive(server, false)).isEqualTo(-ErrorCode.Number.NO_CALLER);
        Thread client = ready(5);
        endpoint.replyReceive(server, true);
        assertThat(Dispatcher.decide()).isSameAs(client);
        endpoint.call(client, 0);
        assertThat(Dispatcher.decide()).isSameAs(server);
        assertThat(endpoint.replyReceive(server, true)).isEqualTo(-ErrorCode.Number.WRONG_STATE);
    }

    @Test
    void when_nobody_can_receive_any_more_callers_learn() {
        Endpoint endpoint = endpoint();
        Thread client = ready(5);
        Dispatcher.decide();
        endpoint.call(client, 0);
        endpoint.handleOpened(Rights.Bit.CALL);
        endpoint.handleClosed(Rights.Bit.RECEIVE);
        assertThat(Dispatcher.decide()).isSameAs(client);
        assertThat(client.context.register(Context.RAX)).isEqualTo(-ErrorCode.Number.PEER_DIED);
        assertThat(endpoint.call(client, 0)).isEqualTo(-ErrorCode.Number.PEER_DIED);
    }

    /** However many call: each part of the end is short. */
    @Test
    void callers_of_an_endpoint_that_ends_learn_some_at_a_time() {
        Endpoint endpoint = endpoint();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 2 * Work.WAKINGS + 3; i++) {
            clients.add(ready(5));
            Dispatcher.decide();
            endpoint.call(Scheduler.current(), i);
            Dispatcher.decide();
        }
        endpoint.handleOpened(Rights.Bit.CALL);
        assertThat(endpoint.mayClose(Rights.Bit.CALL)).as("others still receive").isTrue();
        assertThat(clients).allSatisfy(client -> assertThat(client.state).isEqualTo(Thread.CALLING));
        for (int woken = Work.WAKINGS; woken < clients.size(); woken += Work.WAKINGS) {
            assertThat(endpoint.mayClose(Rights.Bit.RECEIVE)).isFalse();
            assertThat(clients.stream().filter(client -> client.state != Thread.CALLING)).hasSize(woken);
        }
        assertThat(endpoint.mayClose(Rights.Bit.RECEIVE)).isTrue();
        assertThat(clients).allSatisfy(client -> assertThat(client.context.register(Context.RAX)).isEqualTo(-ErrorCode.Number.PEER_DIED));
    }

    @Test
    void a_wait_set_that_ends_leaves_its_members_some_at_a_time() {
        WaitSet set = WaitSet.create();
        set.retain();
        List<Notification> members = new ArrayList<>();
        for (int i = 0; i < Work.WATCHES + 10; i++) {
            members.add(Notification.create());
            Watch.start(members.get(i), set, i);
        }
        assertThat(set.mayGo()).isFalse();
        assertThat(members.stream().filter(member -> member.watchOf(set) == null)).hasSize(Work.WATCHES);
        assertThat(set.mayGo()).isTrue();
        assertThat(members).allSatisfy(member -> assertThat(member.watchOf(set)).isNull());
    }

    @Test
    void watchers_of_something_end_in_any_order() {
        Notification source = Notification.create();
        List<WaitSet> sets = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sets.add(WaitSet.create());
            Watch.start(source, sets.get(i), i);
        }
        for (int i : new int[] {2, 4, 0, 3, 1}) {
            source.watchOf(sets.get(i)).end();
            assertThat(source.watchOf(sets.get(i))).isNull();
            source.signal(1);
        }
    }

    /** However many watch, and however often it happens meanwhile: each hears of it after the last time. */
    @Test
    void many_who_watch_are_told_some_at_a_time() {
        Notification source = Notification.create();
        source.retain();
        List<Notification> watchers = new ArrayList<>();
        for (int i = 0; i < 3 * Work.TOLD + 5; i++) {
            watchers.add(Notification.create());
            Watch.start(source, watchers.get(i), 4);
        }
        source.signal(1);
        assertThat(watchers.stream().filter(Waitable::isReady)).hasSize(Work.TOLD);
        source.watchOf(watchers.get(20)).end();
        source.signal(2);
        assertThat(SimulatedMachine.settle()).isBetween(5, 9);
        for (int i = 0; i < watchers.size(); i++) {
            assertThat(watchers.get(i).take(-1, false)).isEqualTo(i == 20 ? 0 : 4);
        }
    }

    /** Signals come, and waiters go, while not all have been asked. */
    @Test
    void many_who_wait_are_asked_some_at_a_time_and_none_is_forgotten() {
        Notification notification = Notification.create();
        notification.retain();
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 3 * Work.ASKED; i++) {
            others.add(waiting(notification, 1));
        }
        Thread two = waiting(notification, 2);
        Thread four = waiting(notification, 4);
        notification.signal(2);
        assertThat(two.state).isEqualTo(Thread.WAITING);
        notification.signal(4);
        Scheduler.stop(others.get(Work.ASKED + 1));
        SimulatedMachine.settle();
        assertThat(two.context.register(Context.RAX)).isEqualTo(2);
        assertThat(four.context.register(Context.RAX)).isEqualTo(4);
        notification.signal(1);
        assertThat(others.get(0).context.register(Context.RAX)).isEqualTo(1);
        assertThat(others.stream().filter(thread -> thread.state == Thread.WAITING)).hasSize(others.size() - 2);
        assertThat(notification.isReady()).isFalse();
    }

    private static Thread waiting(Notification notification, long bits) {
        Thread thread = ready(5);
        Dispatcher.decide();
        notification.await(thread, bits, false, 0);
        Dispatcher.decide();
        return thread;
    }

    /** Beside a list that is kept in order. */
    @Test
    void a_line_by_priority_is_that_of_a_sorted_list_whoever_comes_and_goes() {
        Random random = new Random(11);
        ThreadQueue queue = new ThreadQueue();
        List<Thread> model = new ArrayList<>();
        for (int step = 0; step < 5000; step++) {
            if (random.nextInt(40) >= model.size()) {
                Thread thread = Thread.create(null, random.nextInt(5));
                queue.addByPriority(thread);
                int place = 0;
                while (place < model.size() && model.get(place).priority >= thread.priority) {
                    place++;
                }
                model.add(place, thread);
            } else {
                Thread thread = model.remove(random.nextInt(model.size()));
                queue.leave(thread);
                thread.abandon();
            }
            List<Thread> order = new ArrayList<>();
            for (Thread thread = queue.first(); thread != null; thread = ThreadQueue.after(thread)) {
                order.add(thread);
            }
            assertThat(order).containsExactlyElementsOf(model);
        }
    }

    private static Endpoint endpoint() {
        Endpoint endpoint = Endpoint.create();
        endpoint.handleOpened(Rights.Bit.RECEIVE);
        return endpoint;
    }

    @Test
    void a_signal_before_the_wait_is_found_and_bits_go_to_who_wants_them() {
        Notification notification = Notification.create();
        notification.signal(5);
        assertThat(notification.take(1, false)).isEqualTo(1);
        assertThat(notification.take(1, false)).isZero();
        Thread waiter = ready(5);
        Dispatcher.decide();
        notification.await(waiter, 2, false, 0);
        notification.signal(8);
        assertThat(Dispatcher.decide()).isNull();
        notification.signal(2);
        assertThat(Dispatcher.decide()).isSameAs(waiter);
        assertThat(waiter.context.register(Context.RAX)).isEqualTo(2);
        assertThat(notification.take(15, false)).isEqualTo(12);
    }

    private static long told(Notification notification, long wanted, boolean all) {
        long taken = notification.take(wanted, all);
        return Result.isError(taken) ? notification.tellMany(taken, all) : taken;
    }

    @Test
    void so_many_bits_that_they_would_look_like_an_error_leave_the_last_to_the_next_wait() {
        Notification notification = Notification.create();
        for (long bits : new long[] {-1, -64, -65, Long.MIN_VALUE}) {
            boolean many = bits >= -64 && bits < 0;
            notification.signal(bits);
            assertThat(told(notification, -1, false)).isEqualTo(many ? bits & Long.MAX_VALUE : bits);
            assertThat(told(notification, -1, false)).isEqualTo(many ? Long.MIN_VALUE : 0);
            notification.signal(bits);
            assertThat(told(notification, bits, true)).isEqualTo(many ? bits & Long.MAX_VALUE : bits);
            assertThat(told(notification, -1, false)).isZero();
        }
        Thread waiter = ready(5);
        Dispatcher.decide();
        notification.await(waiter, -1, false, 0);
        notification.signal(-2);
        assertThat(waiter.context.register(Context.RAX)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(told(notification, -1, false)).isEqualTo(Long.MIN_VALUE);
        Dispatcher.decide();
        notification.await(waiter, -1, true, 0);
        notification.signal(-1);
        assertThat(waiter.context.register(Context.RAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(notification.isReady()).isFalse();
    }

    @Test
    void a_signal_wakes_all_who_wait_for_different_bits() {
        Notification notification = Notification.create();
        Thread one = ready(5);
        Thread two = ready(5);
        Dispatcher.decide();
        notification.await(one, 1, false, 0);
        Dispatcher.decide();
        notification.await(two, 2, false, 0);
        notification.signal(3);
        assertThat(one.state).isEqualTo(Thread.READY);
        assertThat(two.state).isEqualTo(Thread.READY);
    }
}
