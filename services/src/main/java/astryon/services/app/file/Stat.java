package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import astryon.services.app.time.Dates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The tool {@code stat}: print what is known of files. */
public final class Stat implements Program {
    private Invocation invocation;

    @Override
    public Manual manual() {
        return Manual.of("stat", "print what is known of files", "FILE...").option('c', "format", "FORMAT", "in this form").option('L', "dereference", "follow symbolic links").option('t', "terse", "in one line")
                .paragraph("In FORMAT, %n is the name, %s the size, %F the kind, %a and %A the permissions, %U and %G owner and group, %h the number of names, %i the number of the file, "
                        + "%b blocks of %B bytes, %x and %X when it was read, %y and %Y when it was changed, as text and in seconds, %N the name and where a link leads.");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        invocation = all;
        return Operands.each(all, arguments.operands(), name -> {
            Path path = all.path(name);
            FileFacts facts = arguments.has('L') ? FileFacts.following(path) : FileFacts.of(path);
            if (arguments.has('c')) {
                all.output().println(format(arguments.value('c').orElseThrow(), name, facts));
            } else if (arguments.has('t')) {
                all.output().println(format("%n %s %b %a %U %G %i %h %X %Y %o", name, facts));
            } else {
                all.output().println(format("  File: %N\n  Size: " + padded("%s", 10, facts) + "\tBlocks: " + padded("%b", 10, facts) + " IO Block: " + padded("%o", 6, facts) + " %F\n"
                        + "Device: %Dh/%dd\tInode: " + padded("%i", 10, facts) + "  Links: %h\nAccess: (%a/%A)  Uid: %U   Gid: %G\nAccess: %x\nModify: %y", name, facts));
            }
        });
    }

    private String padded(String conversion, int width, FileFacts facts) throws IOException {
        String text = format(conversion, "", facts);
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private String format(String pattern, String name, FileFacts facts) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' && i + 1 < pattern.length()) {
                text.append(convert(pattern.charAt(++i), name, facts));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private String convert(char letter, String name, FileFacts facts) throws IOException {
        return switch (letter) {
            case 'a' -> Integer.toOctalString(facts.mode());
            case 'A' -> facts.symbols();
            case 'b' -> Long.toString(facts.blocks());
            case 'B' -> Integer.toString(FileFacts.BLOCK);
            case 'd' -> Long.toString(facts.device());
            case 'D' -> Long.toHexString(facts.device());
            case 'F' -> kind(facts);
            case 'g', 'G' -> facts.group();
            case 'h' -> Long.toString(facts.links());
            case 'i' -> Long.toString(facts.number());
            case 'n' -> name;
            case 'N' -> facts.isLink() ? "'" + name + "' -> '" + Files.readSymbolicLink(invocation.path(name)) + "'" : name;
            case 'o' -> "4096";
            case 's' -> Long.toString(facts.size());
            case 'u', 'U' -> facts.owner();
            case 'x' -> time(facts.accessed());
            case 'X' -> Long.toString(facts.accessed().toInstant().getEpochSecond());
            case 'y' -> time(facts.modified());
            case 'Y' -> Long.toString(facts.modified().toInstant().getEpochSecond());
            case '%' -> "%";
            default -> "?";
        };
    }

    private String time(FileTime time) {
        return Dates.format("%Y-%m-%d %H:%M:%S.%N %z", Dates.at(time, Dates.zone(invocation)));
    }

    private static String kind(FileFacts facts) {
        return switch (facts.kind()) {
            case 'd' -> "directory";
            case 'l' -> "symbolic link";
            case 'p' -> "fifo";
            case 's' -> "socket";
            case 'c' -> "character special file";
            case 'b' -> "block special file";
            default -> facts.size() == 0 ? "regular empty file" : "regular file";
        };
    }
}
