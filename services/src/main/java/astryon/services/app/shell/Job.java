package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.Signal;
import java.util.List;

/** What was started together: the stages of a pipeline, or one command. {@code text} is as it was written. */
record Job(List<Child> members, String text) {

    Job {
        members = List.copyOf(members);
    }

    void signal(Signal signal) {
        members.forEach(member -> member.signal(signal));
    }

    Child last() {
        return members.get(members.size() - 1);
    }

    boolean isEnded() {
        return members.stream().allMatch(member -> member.state().isEnded());
    }

    /** Whether no member runs, and one could go on. */
    boolean isStopped() {
        return !isEnded() && members.stream().noneMatch(member -> member.state().equals(Child.State.RUNNING));
    }

    /** Of its last member; of the last that failed, if {@code anyFailure} counts (set -o pipefail). */
    int status(boolean anyFailure) {
        int status = last().state().status();
        for (int i = members.size() - 1; anyFailure && status == 0 && i >= 0; i--) {
            status = members.get(i).state().status();
        }
        return status;
    }
}
