package astryon.services.app.pager;

import astryon.services.app.Manual;
import astryon.services.app.line.CharacterWidth;

/** A manual as a page for people to read, with lines broken to fit. */
final class ManualPage {
    private static final int INDENT = 7;
    private static final int LEAST_TEXT = 20;

    private final Manual manual;
    private final int width;
    private final StringBuilder page = new StringBuilder();

    private ManualPage(Manual manual, int width) {
        this.manual = manual;
        this.width = width;
    }

    static String of(Manual manual, int width) {
        ManualPage page = new ManualPage(manual, width);
        page.write();
        return page.page.toString();
    }

    private void write() {
        heading("NAME");
        text(INDENT, manual.name() + " - " + manual.purpose());
        heading("SYNOPSIS");
        text(INDENT, manual.synopsis());
        if (!manual.description().isEmpty()) {
            heading("DESCRIPTION");
            boolean first = true;
            for (String paragraph : manual.description()) {
                page.append(first ? "" : "\n");
                text(INDENT, paragraph);
                first = false;
            }
        }
        if (!manual.options().isEmpty()) {
            heading("OPTIONS");
            for (Manual.Option option : manual.options()) {
                text(INDENT, option.heading().strip());
                text(2 * INDENT, option.text());
            }
        }
    }

    private void heading(String name) {
        page.append(page.length() == 0 ? "" : "\n").append(name).append('\n');
    }

    private void text(int indent, String text) {
        int most = Math.max(LEAST_TEXT, width - indent);
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && CharacterWidth.of(line.toString()) + 1 + CharacterWidth.of(word) > most) {
                page.append(" ".repeat(indent)).append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        page.append(" ".repeat(indent)).append(line).append('\n');
    }
}
