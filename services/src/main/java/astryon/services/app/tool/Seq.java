package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

final class Seq implements Program {
    @Override
    public Manual manual() {
        return Manual.of("seq", "print numbers in a row", "[FIRST [STEP]] LAST").with(Manual.Syntax.NUMBERS).option('s', "separator", "TEXT", "what stands between them; line ends if it is not said")
                .option('w', "equal-width", "with zeros in front, all as wide");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, 3);
        List<BigDecimal> numbers = new ArrayList<>();
        int digits = 0;
        for (String text : arguments.operands()) {
            if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?")) {
                throw Complaint.usage(manual(), text + " is no number");
            }
            numbers.add(new BigDecimal(text));
            digits = Math.max(digits, numbers.get(numbers.size() - 1).scale());
        }
        BigDecimal first = numbers.size() > 1 ? numbers.get(0) : BigDecimal.ONE;
        BigDecimal step = numbers.size() > 2 ? numbers.get(1) : BigDecimal.ONE;
        BigDecimal last = numbers.get(numbers.size() - 1);
        if (step.signum() == 0) {
            throw Complaint.usage(manual(), "STEP 0 leads nowhere");
        }
        print(invocation.output(), arguments, first, step, last, Math.max(0, digits));
        return 0;
    }

    private static void print(Output output, Arguments arguments, BigDecimal first, BigDecimal step, BigDecimal last, int digits) throws IOException {
        String separator = arguments.value('s').orElse("\n");
        int width = 0;
        if (arguments.has('w')) {
            width = Math.max(text(first, digits).length(), text(last, digits).length());
        }
        boolean any = false;
        for (BigDecimal number = first; (number.compareTo(last) * step.signum()) <= 0; number = number.add(step)) {
            String text = text(number, digits);
            int zeros = Math.max(0, width - text.length());
            output.print((any ? separator : "") + (text.startsWith("-") ? "-" + "0".repeat(zeros) + text.substring(1) : "0".repeat(zeros) + text));
            any = true;
        }
        if (any) {
            output.write('\n');
        }
    }

    private static String text(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
