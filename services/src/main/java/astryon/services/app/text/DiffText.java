package astryon.services.app.text;

import java.util.List;

/**
 * A text as lines.
 *
 * @param lines each with its line end, if it has one
 * @param keys a number a line: equal ones count as the same line, in all texts of one {@link DiffLines}
 */
record DiffText(List<byte[]> lines, int[] keys) {
    boolean isBlank(int from, int to) {
        return lines.subList(from, to).stream().allMatch(line -> line.length == 0 || line.length == 1 && line[0] == '\n');
    }

    boolean endsWithoutLineEnd(int index) {
        byte[] line = lines.get(index);
        return line.length == 0 || line[line.length - 1] != '\n';
    }
}
