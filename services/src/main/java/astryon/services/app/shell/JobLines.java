package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.Signal;

/** How jobs are listed: {@code [1]+ Running      sleep 5}. */
final class JobLines {
    private JobLines() {
    }

    static String line(int number, Job job, char mark) {
        return line(number, job, mark, "");
    }

    /** The same with the number of the job's first member (jobs -l). */
    static String longLine(int number, Job job, char mark) {
        return line(number, job, mark, job.members().get(0).number() + " ");
    }

    private static String line(int number, Job job, char mark, String member) {
        return "[" + number + "]" + mark + " " + member + padded(state(job)) + job.text() + "\n";
    }

    private static String padded(String state) {
        return state + " ".repeat(Math.max(1, 16 - state.length()));
    }

    private static String state(Job job) {
        if (job.isStopped()) {
            return "Stopped";
        } else if (!job.isEnded()) {
            return "Running";
        }
        Child.State state = job.last().state();
        for (Signal signal : Signal.values()) {
            if (signal.status() == state.status()) {
                return "Ended by " + signal;
            }
        }
        return state.status() == 0 ? "Done" : "Done(" + state.status() + ")";
    }
}
