package astryon.services.app.file;

import astryon.services.app.Invocation;
import astryon.services.app.Numbers;
import astryon.services.app.Output;
import astryon.services.app.line.CharacterWidth;
import astryon.services.app.time.Dates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Prints entries as ls does. */
final class Listing {
    private static final Duration RECENT = Duration.ofDays(365).dividedBy(2);
    private static final Duration SLIGHTLY_AHEAD = Duration.ofMinutes(15);
    private static final int BLOCKS_PER_KIB = 1024 / FileFacts.BLOCK;

    private final Output output;
    private final Choices choices;

    /** @param format 1, l, C or x, as the options */
    record Choices(char format, int width, boolean colours, boolean numbers, boolean sizes, boolean human, boolean marks, boolean marksFolders, boolean accessed,
            boolean fullTimes, ZoneId zone) {
    }

    Listing(Invocation invocation, Choices choices) {
        this.output = invocation.output();
        this.choices = choices;
    }

    /** All that is in a folder. */
    void printFolder(List<LsEntry> entries) throws IOException {
        if (choices.format() == 'l' || choices.sizes()) {
            long blocks = 0;
            for (LsEntry entry : entries) {
                blocks += entry.facts().blocks();
            }
            output.println("total " + (choices.human() ? human(blocks * FileFacts.BLOCK) : Long.toString(blocks / BLOCKS_PER_KIB)));
        }
        print(entries);
    }

    void print(List<LsEntry> entries) throws IOException {
        if (choices.format() == 'C' || choices.format() == 'x') {
            printColumns(entries);
            return;
        }
        for (LsEntry entry : entries) {
            output.print(front(entry));
            if (choices.format() == 'l') {
                output.print(details(entry));
            }
            output.print(coloured(entry.name(), entry.facts()));
            if (choices.format() == 'l' && entry.facts().isLink()) {
                output.print(" -> " + target(entry));
            } else {
                output.print(mark(entry.facts()));
            }
            output.write('\n');
        }
    }

    private String front(LsEntry entry) {
        return (choices.numbers() ? Numbers.spaces(entry.facts().number(), 7) + " " : "")
                + (choices.sizes() ? Numbers.spaces(entry.facts().blocks() / BLOCKS_PER_KIB, 6) + " " : "");
    }

    private String details(LsEntry entry) {
        FileFacts facts = entry.facts();
        String size = choices.human() ? " ".repeat(Math.max(0, 7 - human(facts.size()).length())) + human(facts.size()) : Numbers.spaces(facts.size(), 9);
        return facts.symbols() + " " + Numbers.spaces(facts.links(), 4) + " " + padded(facts.owner()) + " " + padded(facts.group()) + " " + size + " "
                + time(choices.accessed() ? facts.accessed() : facts.modified()) + " ";
    }

    private static String padded(String name) {
        return name.length() > 8 ? name.substring(0, 8) : name + " ".repeat(8 - name.length());
    }

    private static String human(long bytes) {
        return Numbers.human(bytes);
    }

    private String time(FileTime time) {
        ZonedDateTime at = Dates.at(time, choices.zone());
        if (choices.fullTimes()) {
            return Dates.format("%Y-%m-%d %H:%M:%S %z", at);
        }
        Duration age = Duration.between(time.toInstant(), Instant.now());
        boolean recent = age.compareTo(RECENT) < 0 && age.compareTo(SLIGHTLY_AHEAD.negated()) > 0;
        return Dates.format(recent ? "%b %e %H:%M" : "%b %e  %Y", at);
    }

    private String target(LsEntry entry) throws IOException {
        String target = Files.readSymbolicLink(entry.path()).toString();
        if (!choices.colours() && !choices.marks()) {
            return target;
        }
        if (!Files.exists(entry.path())) {
            return choices.colours() ? "\033[1;31m" + target + "\033[m" : target;
        }
        FileFacts facts = FileFacts.following(entry.path());
        return coloured(target, facts) + mark(facts);
    }

    private String mark(FileFacts facts) {
        if (!choices.marks()) {
            return choices.marksFolders() && facts.isFolder() ? "/" : "";
        }
        return facts.isExecutable() ? "*" : switch (facts.kind()) {
            case 'd' -> "/";
            case 'l' -> "@";
            case 'p' -> "|";
            case 's' -> "=";
            default -> "";
        };
    }

    private String coloured(String name, FileFacts facts) {
        if (!choices.colours()) {
            return name;
        }
        String colour = facts.isExecutable() ? "1;32" : switch (facts.kind()) {
            case 'd' -> "1;34";
            case 'l' -> "1;36";
            case 'p' -> "0;35";
            case 's' -> "1;35";
            case 'b', 'c' -> "1;33";
            default -> "";
        };
        return colour.isEmpty() ? name : "\033[" + colour + "m" + name + "\033[m";
    }

    /** As many columns as fit, all as wide as the widest name needs. */
    private void printColumns(List<LsEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        List<Integer> widths = new ArrayList<>();
        int widest = 0;
        for (LsEntry entry : entries) {
            int width = CharacterWidth.of(front(entry)) + CharacterWidth.of(entry.name()) + mark(entry.facts()).length();
            widths.add(width);
            widest = Math.max(widest, width);
        }
        int column = widest + 2;
        int columns = Math.max(1, choices.width() / column);
        int rows = (entries.size() + columns - 1) / columns;
        columns = choices.format() == 'x' ? columns : (entries.size() + rows - 1) / rows;
        for (int row = 0; row < rows; row++) {
            int at = 0;
            for (int k = 0; k < columns; k++) {
                int index = choices.format() == 'x' ? row * columns + k : k * rows + row;
                if (index >= entries.size()) {
                    break;
                }
                LsEntry entry = entries.get(index);
                output.print(" ".repeat(k * column - at) + front(entry) + coloured(entry.name(), entry.facts()) + mark(entry.facts()));
                at = k * column + widths.get(index);
            }
            output.write('\n');
        }
    }
}
