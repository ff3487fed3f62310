/* Customers arrive at a shop, wait at a counter, are served and sometimes come back: events of several classes, each of which happens in its own way. */
#include "Numbers.h"
#include "Programs.h"
#include <array>
#include <cstdint>
#include <memory>
#include <queue>
#include <vector>

namespace {

struct Shop;

struct Event {
    const int64_t time;
    const int number;

    Event(Shop &shop, int delay);
    virtual ~Event() = default;
    virtual void happen(Shop &shop) = 0;
};

struct Later {
    bool operator()(const std::unique_ptr<Event> &a, const std::unique_ptr<Event> &b) const {
        return a->time != b->time ? a->time > b->time : a->number > b->number;
    }
};

struct Counter {
    std::queue<int64_t> waiting;
    bool busy = false;
};

struct Shop {
    std::priority_queue<std::unique_ptr<Event>, std::vector<std::unique_ptr<Event>>, Later> plan;
    std::array<Counter, 4> counters;
    Numbers numbers{1};
    const int customers;
    int64_t now = 0;
    int events = 0;
    int arrived = 0;
    int served = 0;
    int64_t waited = 0;
    int64_t complaints = 0;

    explicit Shop(int customers) : customers(customers) {
    }

    void open();
};

Event::Event(Shop &shop, int delay) : time(shop.now + delay), number(shop.events++) {
}

struct Complaint final : Event {
    using Event::Event;

    void happen(Shop &shop) override {
        shop.complaints += time & 0xff;
    }
};

struct Service final : Event {
    Counter &counter;

    Service(Shop &shop, int delay, Counter &counter) : Event(shop, delay), counter(counter) {
    }

    void happen(Shop &shop) override;
};

struct Departure final : Event {
    Counter &counter;

    Departure(Shop &shop, int delay, Counter &counter) : Event(shop, delay), counter(counter) {
    }

    void happen(Shop &shop) override {
        shop.served++;
        if (counter.waiting.empty()) {
            counter.busy = false;
        } else {
            shop.plan.push(std::make_unique<Service>(shop, 1, counter));
        }
        if (shop.numbers.below(10) == 0) shop.plan.push(std::make_unique<Complaint>(shop, shop.numbers.below(1000)));
    }
};

void Service::happen(Shop &shop) {
    shop.waited += time - counter.waiting.front();
    counter.waiting.pop();
    shop.plan.push(std::make_unique<Departure>(shop, 5 + shop.numbers.below(60), counter));
}

struct Arrival final : Event {
    using Event::Event;

    void happen(Shop &shop) override {
        shop.arrived++;
        Counter &counter = shop.counters[shop.numbers.below(static_cast<int>(shop.counters.size()))];
        counter.waiting.push(time);
        if (!counter.busy) {
            counter.busy = true;
            shop.plan.push(std::make_unique<Service>(shop, 1, counter));
        }
        if (shop.arrived < shop.customers) shop.plan.push(std::make_unique<Arrival>(shop, shop.numbers.below(20)));
    }
};

void Shop::open() {
    plan.push(std::make_unique<Arrival>(*this, 0));
    while (!plan.empty()) {
        /* The queue has no way to move its first element out; nothing looks at it between here and pop. */
        auto event = std::move(const_cast<std::unique_ptr<Event> &>(plan.top()));
        plan.pop();
        now = event->time;
        event->happen(*this);
    }
}

}

int events(int customers) {
    Shop shop(customers);
    shop.open();
    return static_cast<int>(shop.waited * 31 + shop.complaints * 7 + shop.served + shop.now);
}
