package astryon.abi;

/** What a budget limits beside bytes, of all processes that spend from it together unless it says otherwise. */
public final class BudgetLimit {
    public static final int THREADS = 0;
    public static final int PROCESSES = 1;
    /** Of each process. */
    public static final int HANDLES = 2;
    /** What all threads that want to run weigh in the fair band ({@link Priority}). */
    public static final int WEIGHT = 3;

    /** No limit can be higher. */
    public static final int MOST = 1 << 20;

    private BudgetLimit() {
    }
}
