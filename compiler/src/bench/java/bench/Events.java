package bench;

import java.util.ArrayDeque;
import java.util.PriorityQueue;

/** Customers arrive at a shop, wait at a counter, are served and sometimes come back: events of several classes, each of which happens in its own way. */
final class Events implements Program {
    private abstract static class Event implements Comparable<Event> {
        final long time;
        final int number;

        Event(Shop shop, int delay) {
            time = shop.now + delay;
            number = shop.events++;
        }

        abstract void happen(Shop shop);

        @Override
        public int compareTo(Event other) {
            return time != other.time ? Long.compare(time, other.time) : Integer.compare(number, other.number);
        }
    }

    private static final class Arrival extends Event {
        Arrival(Shop shop, int delay) {
            super(shop, delay);
        }

        @Override
        void happen(Shop shop) {
            shop.arrived++;
            Counter counter = shop.counters[shop.numbers.below(shop.counters.length)];
            counter.waiting.add(time);
            if (!counter.busy) {
                counter.busy = true;
                shop.plan(new Service(shop, 1, counter));
            }
            if (shop.arrived < shop.customers) {
                shop.plan(new Arrival(shop, shop.numbers.below(20)));
            }
        }
    }

    private static final class Service extends Event {
        final Counter counter;

        Service(Shop shop, int delay, Counter counter) {
            super(shop, delay);
            this.counter = counter;
        }

        @Override
        void happen(Shop shop) {
            shop.waited += time - counter.waiting.remove();
            shop.plan(new Departure(shop, 5 + shop.numbers.below(60), counter));
        }
    }

    private static final class Departure extends Event {
        final Counter counter;

        Departure(Shop shop, int delay, Counter counter) {
            super(shop, delay);
            this.counter = counter;
        }

        @Override
        void happen(Shop shop) {
            shop.served++;
            if (counter.waiting.isEmpty()) {
                counter.busy = false;
            } else {
                shop.plan(new Service(shop, 1, counter));
            }
            if (shop.numbers.below(10) == 0) {
                shop.plan(new Complaint(shop, shop.numbers.below(1000)));
            }
        }
    }

    private static final class Complaint extends Event {
        Complaint(Shop shop, int delay) {
            super(shop, delay);
        }

        @Override
        void happen(Shop shop) {
            shop.complaints += time & 0xff;
        }
    }

    private static final class Counter {
        final ArrayDeque<Long> waiting = new ArrayDeque<>();
        boolean busy;
    }

    private static final class Shop {
        final PriorityQueue<Event> plan = new PriorityQueue<>();
        final Counter[] counters = new Counter[4];
        final Numbers numbers = new Numbers(1);
        final int customers;
        long now;
        int events;
        int arrived;
        int served;
        long waited;
        long complaints;

        Shop(int customers) {
            this.customers = customers;
            for (int i = 0; i < counters.length; i++) {
                counters[i] = new Counter();
            }
        }

        void plan(Event event) {
            plan.add(event);
        }

        void open() {
            plan(new Arrival(this, 0));
            while (!plan.isEmpty()) {
                Event event = plan.remove();
                now = event.time;
                event.happen(this);
            }
        }
    }

    @Override
    public int run(int customers) {
        Shop shop = new Shop(customers);
        shop.open();
        return (int) (shop.waited * 31 + shop.complaints * 7 + shop.served + shop.now);
    }
}
