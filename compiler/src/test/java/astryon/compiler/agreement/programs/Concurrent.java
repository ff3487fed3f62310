package astryon.compiler.agreement.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The library's executors, locks, queues and maps among threads; what is printed does not depend on who is first. */
public final class Concurrent {
    private Concurrent() {
    }

    public static void main(String[] arguments) throws Exception {
        parking();
        locks();
        conditions();
        queues();
        maps();
        gates();
        executors();
        futures();
        forkJoin();
    }

    private static void parking() throws InterruptedException {
        Thread main = Thread.currentThread();
        LockSupport.unpark(main);
        LockSupport.park();
        Thread other = new Thread(() -> {
            LockSupport.park("blocker");
            System.out.println("unparked " + Thread.currentThread().isInterrupted());
        });
        other.start();
        LockSupport.unpark(other);
        other.join();
        main.interrupt();
        LockSupport.park();
        System.out.println(Thread.interrupted());
        LockSupport.parkNanos(1000);
    }

    private static void locks() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(true);
        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        int[] counts = new int[2];
        LongAdder adder = new LongAdder();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int n = 0; n < 1000; n++) {
                    lock.lock();
                    try {
                        counts[0]++;
                    } finally {
                        lock.unlock();
                    }
                    both.writeLock().lock();
                    counts[1]++;
                    both.writeLock().unlock();
                    both.readLock().lock();
                    adder.add(counts[1] > 0 ? 1 : 100);
                    both.readLock().unlock();
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(counts[0] + " " + counts[1] + " " + adder.sum() + " " + lock.isLocked() + " " + lock.tryLock() + " " + lock.isHeldByCurrentThread());
        try {
            new ReentrantLock().unlock();
        } catch (IllegalMonitorStateException e) {
            System.out.println("not mine " + e.getMessage());
        }
    }

    private static void conditions() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition turn = lock.newCondition();
        StringBuilder text = new StringBuilder();
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                for (int n = 0; n < 5; n++) {
                    lock.lock();
                    try {
                        while (text.length() % 3 != number) {
                            turn.awaitUninterruptibly();
                        }
                        text.append((char) ('a' + number));
                        turn.signalAll();
                    } finally {
                        lock.unlock();
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        lock.lock();
        System.out.println(text + " " + turn.await(1, TimeUnit.MILLISECONDS) + " " + (turn.awaitNanos(1000) <= 0));
        lock.unlock();
    }

    private static void queues() throws InterruptedException {
        for (BlockingQueue<Integer> queue : List.of(new ArrayBlockingQueue<Integer>(3), new LinkedBlockingQueue<Integer>())) {
            long[] sum = new long[1];
            Thread consumer = new Thread(() -> {
                try {
                    for (int item = queue.take(); item >= 0; item = queue.take()) {
                        sum[0] += item;
                    }
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            });
            consumer.start();
            for (int i = 0; i < 1000; i++) {
                queue.put(i);
            }
            queue.put(-1);
            consumer.join();
            System.out.println(sum[0] + " " + queue.poll(1, TimeUnit.MILLISECONDS) + " " + queue.size());
        }
        ConcurrentLinkedQueue<String> linked = new ConcurrentLinkedQueue<>();
        linked.add("a");
        linked.offer("b");
        System.out.println(linked.poll() + linked.peek() + linked.size());
    }

    private static void maps() throws InterruptedException {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int n = 0; n < 4000; n++) {
                    map.merge(n % 500, 1, Integer::sum);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long sum = 0;
        for (int value : map.values()) {
            sum += value;
        }
        System.out.println(map.size() + " " + sum + " " + map.get(77) + " " + map.putIfAbsent(77, 1) + " " + map.computeIfAbsent(1000, k -> k * 2)
                + " " + map.remove(1000, 1) + " " + map.containsKey(1000));
    }

    private static void gates() throws Exception {
        CountDownLatch latch = new CountDownLatch(3);
        CyclicBarrier barrier = new CyclicBarrier(3, () -> System.out.println("all here"));
        Semaphore semaphore = new Semaphore(2);
        int[] inside = new int[2];
        for (int i = 0; i < 3; i++) {
            new Thread(() -> {
                try {
                    semaphore.acquire();
                    synchronized (inside) {
                        inside[1] = Math.max(inside[1], ++inside[0]);
                    }
                    Thread.sleep(2);
                    synchronized (inside) {
                        inside[0]--;
                    }
                    semaphore.release();
                    barrier.await();
                    latch.countDown();
                } catch (Exception e) {
                    System.out.println(e);
                }
            }).start();
        }
        latch.await();
        System.out.println((inside[1] <= 2) + " " + latch.getCount() + " " + semaphore.availablePermits());
    }

    private static void executors() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            futures.add(pool.submit(() -> number * number));
        }
        int sum = 0;
        for (Future<Integer> future : futures) {
            sum += future.get();
        }
        System.out.println(sum);
        Future<String> failing = pool.submit(() -> {
            throw new IllegalStateException("in a task");
        });
        try {
            failing.get();
        } catch (ExecutionException e) {
            System.out.println(e.getCause());
        }
        Future<?> slow = pool.submit(() -> {
            try {
                Thread.sleep(1_000_000);
            } catch (InterruptedException e) {
                System.out.println("cancelled");
            }
        });
        try {
            slow.get(5, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("late " + slow.isDone());
        }
        slow.cancel(true);
        pool.shutdown();
        System.out.println(pool.awaitTermination(60, TimeUnit.SECONDS) + " " + pool.isTerminated() + " " + slow.isCancelled());
    }

    private static void futures() throws Exception {
        CompletableFuture<Integer> six = CompletableFuture.supplyAsync(() -> 6);
        CompletableFuture<Integer> seven = new CompletableFuture<>();
        CompletableFuture<String> text = six.thenCombine(seven, (a, b) -> a * b).thenApply(n -> "n " + n);
        seven.complete(7);
        System.out.println(text.get());
        CompletableFuture<Object> failed = CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("late failure");
        }).handle((value, exception) -> exception.getCause().getMessage());
        System.out.println(failed.join());
        System.out.println(CompletableFuture.allOf(six, seven).thenApply(nothing -> "all").get());
    }

    private static final class Sum extends RecursiveTask<Long> {
        private static final long serialVersionUID = 1;
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Long compute() {
            if (to - from < 1000) {
                long sum = 0;
                for (int i = from; i < to; i++) {
                    sum += i;
                }
                return sum;
            }
            Sum left = new Sum(from, (from + to) / 2);
            left.fork();
            return new Sum((from + to) / 2, to).compute() + left.join();
        }
    }

    private static void forkJoin() {
        ForkJoinPool pool = new ForkJoinPool(3);
        System.out.println(pool.invoke(new Sum(0, 200_000)));
        System.out.println(ForkJoinPool.commonPool().invoke(new Sum(0, 100_000)));
        pool.shutdown();
    }
}
