package astryon.services.app;

import java.io.IOException;
import java.util.List;

/** Goes through operands: what fails with one is said, and the others are still done. */
public final class Operands {
    private Operands() {
    }

    /** What is done with an operand. */
    public interface Action {
        void accept(String operand) throws IOException;
    }

    /** The exit status: 0, or what the first failure says, which is 1 but for a {@link Complaint} of another status. */
    public static int each(Invocation invocation, List<String> operands, Action action) throws IOException {
        int status = 0;
        for (String operand : operands) {
            int failure = attempt(invocation, operand, action);
            status = status == 0 ? failure : status;
        }
        return status;
    }

    /** The same for one. */
    public static int attempt(Invocation invocation, String operand, Action action) throws IOException {
        try {
            action.accept(operand);
            return 0;
        } catch (NobodyReads over) {
            throw over;
        } catch (IOException failure) {
            Launcher.complain(invocation, Launcher.sentence(failure, invocation.folder()));
            return 1;
        } catch (Complaint complaint) {
            Launcher.complain(invocation, complaint.getMessage());
            return complaint.status();
        }
    }

    /** The operands, or the standard input if there are none. */
    public static List<String> orInput(List<String> operands) {
        return operands.isEmpty() ? List.of("-") : operands;
    }
}
