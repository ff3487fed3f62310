package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The tool {@code nl}: number lines. */
public final class Nl implements Program {
    @Override
    public Manual manual() {
        return Manual.of("nl", "number lines", "[FILE...]").option('b', "body-numbering", "STYLE", "a: all lines, t: those that are not empty, n: none")
                .option('i', "line-increment", "N", "numbers grow by N").option('s', "number-separator", "TEXT", "what stands behind numbers; a tab if it is not said")
                .option('v', "starting-line-number", "N", "the first number").option('w', "number-width", "N", "numbers are so wide; 6 if it is not said")
                .option('n', "number-format", "FORMAT", "ln: at the left, rn: at the right, rz: with zeros in front");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        String style = arguments.value('b').orElse("t");
        if (!List.of("a", "t", "n").contains(style)) {
            throw Complaint.usage(manual(), "-b wants a, t or n, not " + style);
        }
        String format = arguments.value('n').orElse("rn");
        if (!List.of("ln", "rn", "rz").contains(format)) {
            throw Complaint.usage(manual(), "-n wants ln, rn or rz, not " + format);
        }
        int width = (int) Math.min(1000, arguments.count('w', 6));
        long step = arguments.count('i', 1);
        String separator = arguments.value('s').orElse("\t");
        long[] number = {arguments.count('v', 1)};
        Output output = invocation.output();
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            try (InputStream input = invocation.open(name)) {
                Lines lines = new Lines(input);
                while (lines.next()) {
                    if (style.equals("a") || style.equals("t") && lines.from() < lines.to()) {
                        output.print(format(format, number[0], width) + separator);
                        number[0] += step;
                    } else {
                        output.print(" ".repeat(width + separator.length()));
                    }
                    lines.copyTo(output);
                }
            }
        });
    }

    private static String format(String format, long number, int width) {
        String digits = Long.toString(number);
        return switch (format) {
            case "ln" -> digits + " ".repeat(Math.max(0, width - digits.length()));
            case "rz" -> Numbers.zeros(number, width);
            default -> Numbers.spaces(number, width);
        };
    }
}
