package astryon.services.app.line;

import java.util.List;

/** Names in columns, downwards, as many as fit. */
final class CandidateTable {
    private static final int GAP = 2;

    private CandidateTable() {
    }

    static String of(List<String> names, int columns) {
        int width = names.stream().mapToInt(CharacterWidth::of).max().orElse(0) + GAP;
        int across = Math.max(1, (columns + GAP - 1) / width);
        int rows = (names.size() + across - 1) / across;
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int i = row; i < names.size(); i += rows) {
                table.append(names.get(i));
                if (i + rows < names.size()) {
                    table.append(" ".repeat(width - CharacterWidth.of(names.get(i))));
                }
            }
            table.append('\n');
        }
        return table.toString();
    }
}
