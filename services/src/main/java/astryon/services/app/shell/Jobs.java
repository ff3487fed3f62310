package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The jobs in the background, and those that are stopped, by number (XCU 2.11). The current one is the last that was stopped or put in the background. */
final class Jobs {
    /** Of those that have ended and were not waited for, so many are remembered. */
    private static final int MOST_ENDED = 500;

    private final TreeMap<Integer, Job> byNumber = new TreeMap<>();
    /** The current one is the last. */
    private final List<Integer> order = new ArrayList<>();
    private long lastBackground;
    /** Those of which a thread waits for the end, to say so. */
    private final Set<Job> watched = new HashSet<>();

    /** For a subshell, which may list them. */
    Jobs copy() {
        Jobs copy = new Jobs();
        copy.byNumber.putAll(byNumber);
        copy.order.addAll(order);
        copy.lastBackground = lastBackground;
        return copy;
    }

    Map<Integer, Job> all() {
        return byNumber;
    }

    long lastBackground() {
        return lastBackground;
    }

    /** The number of the new job. */
    int add(Job job) {
        forgetEnded();
        int number = byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
        byNumber.put(number, job);
        order.add(number);
        return number;
    }

    int addBackground(Job job) {
        lastBackground = job.last().number();
        return add(job);
    }

    private void forgetEnded() {
        if (byNumber.size() >= MOST_ENDED) {
            List<Integer> ended = byNumber.entrySet().stream().filter(entry -> entry.getValue().isEnded()).map(Map.Entry::getKey).toList();
            ended.forEach(this::remove);
        }
    }

    void remove(int number) {
        byNumber.remove(number);
        order.remove((Integer) number);
    }

    void makeCurrent(int number) {
        order.remove((Integer) number);
        order.add(number);
    }

    /** {@code +} for the current job, {@code -} for the one before, a space for the others. */
    char mark(int number) {
        int place = order.size() - order.indexOf(number);
        return place == 1 ? '+' : place == 2 ? '-' : ' ';
    }

    /** By {@code %1}, {@code %+}, {@code %-}, {@code %name}, {@code %?text}, or the number of a member. */
    Optional<Integer> find(String word) {
        if (!word.startsWith("%")) {
            return byNumber.keySet().stream()
                    .filter(number -> byNumber.get(number).members().stream().anyMatch(member -> Long.toString(member.number()).equals(word))).findFirst();
        }
        String rest = word.substring(1);
        if (rest.isEmpty() || rest.equals("+") || rest.equals("%")) {
            return fromEnd(1);
        } else if (rest.equals("-")) {
            return fromEnd(order.size() > 1 ? 2 : 1);
        } else if (Names.isNumber(rest)) {
            return byNumber.keySet().stream().filter(number -> Integer.toString(number).equals(rest)).findFirst();
        }
        return byNumber.keySet().stream().filter(number -> rest.startsWith("?") ? byNumber.get(number).text().contains(rest.substring(1))
                : byNumber.get(number).text().startsWith(rest)).findFirst();
    }

    private Optional<Integer> fromEnd(int place) {
        return order.size() < place ? Optional.empty() : Optional.of(order.get(order.size() - place));
    }

    /** Tells of jobs that have ended, and forgets them. */
    void tellEnded(Shell shell) {
        for (int number : List.copyOf(byNumber.keySet())) {
            Job job = byNumber.get(number);
            if (job.isEnded()) {
                shell.tell(JobLines.line(number, job, mark(number)));
                remove(number);
            }
        }
    }

    /** Waits until one of these has ended: its number. */
    int awaitFirst(List<Integer> numbers) throws InterruptedException {
        synchronized (watched) {
            while (true) {
                for (int number : numbers) {
                    Job job = byNumber.get(number);
                    if (job.isEnded()) {
                        return number;
                    }
                    watch(job);
                }
                watched.wait();
            }
        }
    }

    private void watch(Job job) {
        if (watched.add(job)) {
            Thread thread = new Thread(() -> {
                try {
                    for (Child member : job.members()) {
                        member.awaitEnd();
                    }
                } catch (InterruptedException impossible) {
                    throw new IllegalStateException(impossible);
                }
                synchronized (watched) {
                    watched.remove(job);
                    watched.notifyAll();
                }
            }, "job");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits for what has just been started, or continued. If it is stopped, it becomes a job that can be continued. The result is its status. */
    int awaitForeground(Shell shell, Job job) {
        boolean controlled = shell.options().has(Option.MONITOR);
        if (controlled) {
            shell.processes().foreground(job.members());
        }
        try {
            shell.signals().during(job, () -> {
                for (Child member : job.members()) {
                    await(member, controlled);
                }
                return null;
            });
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        } finally {
            if (controlled) {
                shell.processes().foreground(List.of());
            }
        }
        if (job.isStopped()) {
            int number = add(job);
            shell.tell("\n" + JobLines.line(number, job, '+'));
        }
        int status = job.status(shell.options().has(Option.PIPEFAIL));
        if (status == Signal.INT.status() && shell.isInteractive()) {
            // Who pressed Ctrl-C means all of the command, as a loop that would start the next.
            shell.signals().forget(Signal.INT);
            throw Jump.with(Jump.Kind.ABORT, status);
        }
        return status;
    }

    private static void await(Child member, boolean controlled) {
        while (true) {
            try {
                if (controlled) {
                    member.await();
                } else {
                    member.awaitEnd();
                }
                return;
            } catch (InterruptedException signalled) {
                // The job has the signal, too; the shell acts on it when the job has ended.
            }
        }
    }
}
