package astryon.iso.image;

import java.util.List;
import java.util.Random;

/**
 * Shell commands drawn from a seed, as people and their scripts give them: files are made, changed and taken away again, texts go through pipes, loops go over files and lines. All of it means the same
 * under every POSIX shell, with tools as busybox has them: characters are ASCII's, which are bytes everywhere, and what differs between two files can be said in one way only.
 */
final class DayOfWork {
    /** Commands between two lines that say how far it has got. */
    private static final int CHAPTER = 50;
    private static final int FILES = 6;
    private static final List<String> WORDS = List.of("alpha", "beta", "gamma", "delta", "two words", "x.y.z", "42", "7", "-3", "Zebra", "anger", "a:b:c", "tab\tin", "end.");
    private static final List<String> PATTERNS = List.of("a", "^a", "[0-9]", "a$", "t.", "z\\|b", "^[^a]", "e.*a");

    private final Random random;
    private final StringBuilder script = new StringBuilder();
    private int commands;

    private DayOfWork(long seed) {
        random = new Random(seed);
    }

    /** A script of so many commands, and a few more. It works in the folder where it is started. */
    static String of(long seed, int commands) {
        DayOfWork day = new DayOfWork(seed);
        day.line("say() { printf '%s\\n' \"$@\"; }");
        for (int i = 0; i < FILES; i++) {
            day.line("say " + day.words(5) + " > " + file(i));
        }
        while (day.commands < commands) {
            int before = day.commands / CHAPTER;
            day.command();
            if (day.commands / CHAPTER > before) {
                day.line("echo \"-- " + day.commands + " $?\"; mkdir -p d; rm -rf d/*; ls | sort");
            }
        }
        return day.script.toString();
    }

    private static String file(int number) {
        return "f" + number;
    }

    private void line(String text) {
        script.append(text).append('\n');
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String file() {
        return file(random.nextInt(FILES));
    }

    private String word() {
        return "'" + pick(WORDS) + "'";
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i > 0 ? " " : "").append(word());
        }
        return words.toString();
    }

    private int number(int below) {
        return random.nextInt(below);
    }

    private void command() {
        switch (number(14)) {
            case 0 -> add("say " + words(1 + number(6)) + (number(2) == 0 ? " > " : " >> ") + file(), 1);
            case 1, 2, 3, 4 -> pipeline();
            case 5 -> add("[ -s " + file() + " ] && wc " + file() + " || echo empty", 2);
            case 6 -> loopOverFiles();
            case 7 -> loopOverLines();
            case 8 -> counting();
            case 9 -> files();
            case 10 -> add("x=$(" + filter() + " < " + file() + " | wc -l); echo \"lines: $((x + " + number(9) + "))\"", 4);
            case 11 -> add("case $(head -n 1 " + file() + ") in *[0-9]*) echo digit;; [a-m]*) echo early;; *) echo other;; esac", 3);
            case 12 -> add("sort -u " + file() + " > s; sort -u " + file() + " > t; diff -u s t | tail -n +3; rm s t", 5);
            default -> hereDocument();
        }
    }

    private void add(String line, int count) {
        line(line);
        commands += count;
    }

    private String filter() {
        return switch (number(17)) {
            case 0 -> "sort";
            case 1 -> "sort -r";
            case 2 -> "sort -n";
            case 3 -> "sort | uniq -c";
            case 4 -> "tr a-m A-M";
            case 5 -> "tr -d aeiou";
            case 6 -> "sed 's/a/<&>/g'";
            case 7 -> "sed -n '" + (1 + number(3)) + ",4p'";
            case 8 -> "grep '" + pick(PATTERNS) + "'";
            case 9 -> "grep -vc '" + pick(PATTERNS) + "'";
            case 10 -> "cut -c 2-" + (3 + number(4));
            case 11 -> "cut -d : -f 2";
            case 12 -> "head -n " + (1 + number(4));
            case 13 -> "tail -n " + (1 + number(4));
            case 14 -> "nl";
            case 15 -> "tac";
            default -> "rev";
        };
    }

    private void pipeline() {
        StringBuilder line = new StringBuilder("cat " + file());
        int stages = 1 + number(3);
        for (int i = 0; i < stages; i++) {
            line.append(" | ").append(filter());
        }
        if (number(4) == 0) {
            line.append(" > t; mv t ").append(file());
        }
        add(line.toString(), 1 + stages);
    }

    private void loopOverFiles() {
        add("for f in f[" + number(3) + "-" + (3 + number(3)) + "]; do echo \"$f: $(head -n 1 \"$f\")\"; done", 2);
    }

    private void loopOverLines() {
        add("n=0; while read -r a b; do n=$((n + 1)); echo \"$n ($a) ${b:-none} ${#a} ${a%%[a-e]*} ${a#?}\"; done < " + file(), 4);
    }

    private void counting() {
        add("i=" + number(5) + "; until [ $i -ge " + (5 + number(5)) + " ]; do i=$((i * 2 + 1)); [ $((i % 3)) -eq 0 ] && continue; echo $i; done", 6);
    }

    private void files() {
        switch (number(5)) {
            case 0 -> add("cp " + file() + " d 2> /dev/null; ls d 2> /dev/null; echo $?", 3);
            case 1 -> add("mkdir -p d/e; cp " + file() + " d/e/g; find d -type f | sort; rm -r d/e", 5);
            case 2 -> add("ln -sf " + file() + " l; cat l; readlink l; rm l", 4);
            case 3 -> add("tar cf - f0 f1 | tar tf -; gzip -c " + file() + " | gunzip -c | md5sum; sha256sum " + file(), 6);
            default -> add("seq " + (1 + number(30)) + " | xargs -n " + (2 + number(4)) + " echo; od -c " + file() + " | head -n 3", 5);
        }
    }

    private void hereDocument() {
        add("cat <<END | " + filter() + "\n$(say " + words(3) + ")\n" + pick(WORDS).replace("$", "") + " $((" + number(50) + " % 7))\nEND", 4);
    }
}
