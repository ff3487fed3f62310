package astryon.services.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.protocol.LockedRange;
import astryon.protocol.OpenFile;
import astryon.sys.FileCalls;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class LocksTest {
    private static final long ONE = 1111;
    private static final long TWO = 2222;
    private static final long THREE = 3333;
    private static final int REFUSED = -Failure.NO_ACCESS;

    private final RestartedFiles files = new RestartedFiles();
    private final Handle first = files.tree().open("/f", RestartedFiles.READ_WRITE, 0600);
    private final OpenFile file = files.client(first);
    private final OpenFile again = files.open("/f", RestartedFiles.READ_WRITE);

    private static int result(IntSupplier call) {
        try {
            return call.getAsInt();
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    private static int lock(OpenFile file, long owner, long start, long size, int kind) {
        return result(() -> file.lock(owner, start, size, kind, false));
    }

    /** Waits for a lock in a thread of its own, until the file system has the call. */
    private CompletableFuture<Integer> waitFor(OpenFile file, long owner, long start, long size, int kind) throws InterruptedException {
        int before = files.stage.waiting();
        CompletableFuture<Integer> result = new CompletableFuture<>();
        new Thread(() -> result.complete(result(() -> file.lock(owner, start, size, kind, true)))).start();
        while (files.stage.waiting() == before && !result.isDone()) {
            Thread.sleep(1);
        }
        return result;
    }

    private static int soon(CompletableFuture<Integer> result) throws Exception {
        return result.get(10, TimeUnit.SECONDS);
    }

    @Test
    void many_share_bytes_and_one_has_them_alone() {
        assertThat(lock(file, ONE, 0, 10, OpenFile.SHARED)).isZero();
        assertThat(lock(again, TWO, 5, 10, OpenFile.SHARED)).isZero();
        assertThat(lock(again, TWO, 12, 10, OpenFile.EXCLUSIVE)).isZero();
        assertThat(lock(file, ONE, 5, 1, OpenFile.EXCLUSIVE)).isEqualTo(REFUSED);
        assertThat(lock(file, ONE, 20, 0, OpenFile.SHARED)).isEqualTo(REFUSED);
        assertThat(lock(file, ONE, 22, 0, OpenFile.EXCLUSIVE)).isZero();
        assertThat(again.lockedBy(TWO, 30, 1, OpenFile.SHARED)).isEqualTo(new LockedRange(OpenFile.EXCLUSIVE, ONE, 22, 0));
        assertThat(catchThrowableOfType(() -> file.lockedBy(ONE, 0, 5, OpenFile.EXCLUSIVE), Failure.class).number()).isEqualTo(Failure.NOT_THERE);
    }

    @Test
    void an_owner_replaces_and_splits_its_own() {
        assertThat(lock(file, ONE, 0, 30, OpenFile.EXCLUSIVE)).isZero();
        assertThat(lock(again, ONE, 10, 10, OpenFile.SHARED)).as("the same owner by another opening").isZero();
        assertThat(lock(again, TWO, 9, 1, OpenFile.SHARED)).isEqualTo(REFUSED);
        assertThat(lock(again, TWO, 10, 10, OpenFile.SHARED)).isZero();
        assertThat(lock(again, TWO, 20, 1, OpenFile.SHARED)).isEqualTo(REFUSED);
        assertThat(lock(file, ONE, 25, 0, OpenFile.UNLOCKED)).isZero();
        assertThat(lock(again, TWO, 25, 0, OpenFile.EXCLUSIVE)).isZero();
        assertThat(lock(again, TWO, 24, 1, OpenFile.SHARED)).isEqualTo(REFUSED);
    }

    @Test
    void without_a_number_the_owner_is_who_has_it_open() {
        assertThat(lock(file, 0, 0, 0, OpenFile.EXCLUSIVE)).isZero();
        assertThat(lock(file, 0, 0, 0, OpenFile.EXCLUSIVE)).isZero();
        assertThat(lock(again, 0, 0, 0, OpenFile.SHARED)).isEqualTo(REFUSED);
        files.stage.close(files.stage.duplicate(first));
        assertThat(lock(again, 0, 0, 0, OpenFile.SHARED)).as("it is still open elsewhere").isEqualTo(REFUSED);
        files.stage.close(first);
        assertThat(lock(again, 0, 0, 0, OpenFile.SHARED)).isZero();
    }

    @Test
    void who_waits_gets_it_in_turn_when_it_is_unlocked_or_its_holder_is_gone() throws Exception {
        OpenFile third = files.open("/f", RestartedFiles.READ_WRITE);
        assertThat(lock(file, ONE, 0, 10, OpenFile.EXCLUSIVE)).isZero();
        CompletableFuture<Integer> two = waitFor(again, TWO, 0, 5, OpenFile.EXCLUSIVE);
        CompletableFuture<Integer> three = waitFor(third, THREE, 0, 10, OpenFile.SHARED);
        assertThat(files.stage.waiting()).isEqualTo(2);
        assertThat(lock(file, ONE, 0, 5, OpenFile.UNLOCKED)).isZero();
        assertThat(soon(two)).isZero();
        assertThat(files.stage.waiting()).isOne();
        files.stage.close(first);
        assertThat(files.stage.waiting()).isOne();
        assertThat(lock(again, TWO, 0, 5, OpenFile.SHARED)).as("less than before").isZero();
        assertThat(soon(three)).isZero();
    }

    @Test
    void owners_who_would_wait_for_each_other_for_ever_are_told_so() throws Exception {
        OpenFile other = files.open("/g", RestartedFiles.READ_WRITE);
        assertThat(lock(file, ONE, 0, 1, OpenFile.EXCLUSIVE)).isZero();
        assertThat(lock(other, TWO, 0, 1, OpenFile.EXCLUSIVE)).isZero();
        assertThat(lock(other, THREE, 1, 1, OpenFile.EXCLUSIVE)).isZero();
        CompletableFuture<Integer> two = waitFor(again, TWO, 0, 1, OpenFile.SHARED);
        CompletableFuture<Integer> three = waitFor(other, THREE, 0, 1, OpenFile.SHARED);
        assertThat(soon(waitFor(other, ONE, 1, 1, OpenFile.EXCLUSIVE))).as("one waits for three, who waits for two, who waits for one").isEqualTo(-Failure.DEADLOCK);
        assertThat(lock(file, ONE, 0, 1, OpenFile.UNLOCKED)).isZero();
        assertThat(soon(two)).isZero();
        assertThat(lock(other, TWO, 0, 1, OpenFile.UNLOCKED)).isZero();
        assertThat(soon(three)).isZero();
    }

    @Test
    void what_is_not_open_for_it_and_what_is_too_much_is_refused() {
        assertThat(lock(files.open("/f", FileCalls.READ), ONE, 0, 1, OpenFile.EXCLUSIVE)).isEqualTo(-Failure.NOT_OPEN);
        assertThat(lock(files.open("/f", FileCalls.WRITE), ONE, 0, 1, OpenFile.SHARED)).isEqualTo(-Failure.NOT_OPEN);
        assertThat(lock(file, ONE, -1, 1, OpenFile.SHARED)).isEqualTo(-Failure.BAD_ARGUMENT);
        assertThat(lock(file, ONE, 1, Long.MAX_VALUE, OpenFile.SHARED)).isEqualTo(-Failure.BAD_ARGUMENT);
        assertThat(lock(file, ONE, 0, 1, 3)).isEqualTo(-Failure.BAD_ARGUMENT);
        int count = 0;
        while (lock(file, ONE, 2L * count, 1, OpenFile.SHARED) == 0) {
            count++;
        }
        assertThat(lock(file, ONE, 2L * count, 1, OpenFile.SHARED)).isEqualTo(-Failure.NO_LOCKS);
        assertThat(count).isBetween(1000, 1024);
        assertThat(lock(file, ONE, 0, 0, OpenFile.UNLOCKED)).isZero();
        assertThat(lock(again, TWO, 0, 0, OpenFile.EXCLUSIVE)).isZero();
        assertThat(result(() -> files.open("/", FileCalls.READ).lock(ONE, 0, 1, OpenFile.SHARED, false))).isEqualTo(-Failure.NOT_SUPPORTED);
    }

    @Test
    void locks_are_the_same_in_the_next_program() {
        assertThat(lock(file, ONE, 0, 10, OpenFile.EXCLUSIVE)).isZero();
        assertThat(lock(file, ONE, 4, 2, OpenFile.UNLOCKED)).isZero();
        assertThat(lock(again, 0, 20, 10, OpenFile.SHARED)).isZero();
        files.start();
        for (int i = 0; i < 4000; i++) {
            files.tree().makeFolder("/more", 0755);
            files.tree().removeFolder("/more");
        }
        files.start();
        assertThat(lock(again, TWO, 0, 4, OpenFile.SHARED)).isEqualTo(REFUSED);
        assertThat(lock(again, TWO, 4, 2, OpenFile.EXCLUSIVE)).isZero();
        assertThat(lock(file, ONE, 20, 1, OpenFile.EXCLUSIVE)).isEqualTo(REFUSED);
        assertThat(lock(file, ONE, 20, 1, OpenFile.SHARED)).isZero();
        files.stage.close(first);
        assertThat(lock(again, TWO, 0, 4, OpenFile.SHARED)).isZero();
    }
}
