package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The shell and the tools as processes, with files, pipes and exit codes. */
class ShellIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What commands print, and with which status the shell ends. */
    private static void run(String commands, String output, int status) {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "run " + commands).start().within(PATIENCE).never("panic")) {
            qemu.expect("init: system is up\r?\n");
            qemu.exits(2 * status + 1);
            String after = qemu.transcript().replace("\r", "").replaceFirst("(?s).*init: system is up\n", "").replace("kernel: power off\n", "");
            assertThat(after).isEqualTo(output);
        }
    }

    @Test
    void a_pipeline_of_processes_ends_when_its_writers_do() {
        run("seq 1 100000 | tail -n 2 | tr 0-9 a-j; yes | head -n 2; echo ${PWD}", "jjjjj\nbaaaaa\ny\ny\n/\n", 0);
    }

    @Test
    void files_are_made_read_and_removed() {
        run("mkdir /home/d; echo one > /home/d/f; echo two >> /home/d/f; cat /home/d/f | wc -l; ln -s f /home/d/l; cat /home/d/l; rm /home/d/f; cat /home/d/l",
                "2\none\ntwo\ncat: home/d/l: no such file or folder\n", 1);
    }

    @Test
    void programs_are_found_and_their_ends_seen() {
        run("false; echo $?; nothing; echo $?; sh -c exit\\ 3; echo $?; (exit 5)",
                "1\nsh: line 1: nothing: no such program in /bin\n127\n"
                        + "3\n", 5);
    }

    @Test
    void processes_have_numbers_and_are_signalled_by_number_and_by_name() {
        run("sleep 50 & sleep 60 & sleep 0.5; kill -STOP sleep; ps | grep -c stopped; kill -CONT sleep; ps | grep -c stopped; kill sleep; wait $!; echo $?; kill -0 $$; echo $?; "
                + "kill 99999; echo $?; sh -c 'trap \"echo caught\" USR1; kill -USR1 $$; echo on; kill -9 $$'; echo $?",
                "2\n0\n143\n0\nsh: line 1: kill: 99999: there is no such process\n1\ncaught\non\n137\n", 0);
    }

    @Test
    void what_is_sent_from_outside_is_caught_by_a_trap_or_ignored_or_ends_it() {
        run("sh -c 'trap \"echo caught; exit 7\" TERM; sleep 50' & sleep 1; kill sh; wait $!; echo $?; "
                + "sh -c 'trap \"\" TERM; sleep 1; echo lived' & sleep 0.5; kill sh sleep; wait $!; echo $?", "caught\n7\nlived\n0\n", 0);
    }

    @Test
    void services_are_listed_stopped_and_started() {
        run("service | head -n 4; service stop pipes; (echo x | cat); service start pipes; echo y | cat; service | grep pipes; service stop nothing; service x",
                "memoryfiles     running   1x\narchivefiles    running   1x\nvfs             running   1x\npipes           running   1x\n"
                        + "sh: line 1: there is no pipe to be had: pipe: pipes has ended\ny\npipes           running   2x  killed\n"
                        + "service: no program of the system is called nothing\nservice: expected list, or start, stop, restart or log with a name; try service --help\n", 2);
    }

    @Test
    void a_file_system_that_is_joined_anew_has_what_it_had() {
        run("echo kept > /home/f; for i in 1 2 3; do service restart vfs; cat /home/f; ls /boot/vfs; done; service | tail -n +3 | head -n 1; poweroff; echo never",
                "kept\n/boot/vfs\nkept\n/boot/vfs\nkept\n/boot/vfs\nvfs             running   4x  killed\n", 0);
    }

    @Test
    void files_are_there_however_often_their_file_system_is_ended_while_they_are_written() {
        run("(n=0; while [ ! -e /tmp/stop ]; do if echo $n > /tmp/g$n; then n=$((n+1)); fi; done; echo $n > /tmp/count) 2> /dev/null & "
                + "i=0; while [ $i -lt 100 ]; do service restart memoryfiles; i=$((i+1)); done; echo > /tmp/stop; wait; "
                + "read n < /tmp/count; k=0; lost=0; while [ $k -lt $n ]; do read v < /tmp/g$k; [ \"$v\" = $k ] || lost=$((lost+1)); k=$((k+1)); done; "
                + "[ $n -gt 50 ] && echo lost $lost; service | head -n 1", "lost 0\nmemoryfiles     running   101x killed\n", 0);
    }

    @Test
    void what_is_open_goes_on_when_its_file_system_is_started_again() {
        run("echo old > /home/f; echo new >> /home/f; exec 3< /home/f 4>> /home/f; read -r word <&3; echo $word; rm /home/f; service restart memoryfiles; echo secret > /home/h; exec 5< /home/h; echo more >&4; "
                + "read -r word <&3; echo $word; service restart memoryfiles; read -r word <&3; echo $word; read -r word <&5; echo $word; exec 6< /boot/hello.program; service restart archivefiles; "
                + "read -r word rest <&6; echo $word; cd /tmp; service restart vfs; echo x > y; ls",
                "old\nnew\nmore\nsecret\nprogram\ny\n", 0);
    }

    @Test
    void a_file_is_followed_as_it_grows_also_when_its_file_system_is_started_again() {
        run("echo one > /home/log; (tail -f /home/log > /tmp/out) & until grep -q one /tmp/out; do sleep 0.1; done 2> /dev/null; echo two >> /home/log; until grep -q two /tmp/out; do sleep 0.1; done; cat /tmp/out; "
                + "service restart memoryfiles; echo three >> /home/log; until grep -q three /tmp/out; do sleep 0.1; done; tail -n 1 /tmp/out; kill tail; echo done", "one\ntwo\nthree\ndone\n", 0);
    }

    @Test
    void it_is_told_what_is_mounted_where_and_how_much_room_there_is() {
        run("mount; df -k /boot/tools | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4-; used() { set -- $(df -k / | tail -n 1); echo $3; }; before=$(used); seq 1 100000 > /home/f; echo $(($(used) - before)); "
                + "rm /home/f; echo $(($(used) - before))", "memory on / type memory (rw)\narchive on /boot type archive (ro)\n0 100% /boot\n576\n0\n", 0);
    }

    @Test
    void a_regular_programs_folder_holds_what_its_manifest_says_also_when_its_file_system_is_started_again() {
        run("hello; head -c 1048576 /boot/tools > /tmp/piece; i=0; while [ $i -lt 16 ]; do cat /tmp/piece; i=$((i+1)); done 2>&1 > /home/programs/hello/x | uniq; "
                + "room() { df -k /home/programs/hello | tail -n 1 | tr -s ' '; }; room; service restart memoryfiles; room; cat /tmp/piece > /home/programs/hello/y; rm /home/programs/hello/[xy]; hello; room",
                "Hello for the 1. time.\ncat: standard output: disk quota exceeded\nmemory 16384 16324 60 100% /\nmemory 16384 16324 60 100% /\ncat: standard output: disk quota exceeded\n"
                        + "Hello for the 2. time.\nmemory 16384 4 16380 1% /\n", 0);
    }

    @Test
    void the_boot_archive_cannot_be_written() {
        run("echo x > /boot/tools; rm /boot/tools; ls /boot/tools; mkdir /boot/../made; ls -d /made",
                "sh: line 1: boot/tools: read-only file system\nrm: boot/tools: read-only file system\n/boot/tools\n/made\n", 0);
    }

    @Test
    void a_program_that_was_changed_is_loaded_anew() {
        run("cp /boot/tools /home/seq; /home/seq 1 2; cp /boot/selftest /home/t; echo no > /home/seq; /home/seq; echo $?", "1\n2\n/home/seq: line 1: no: no such program in /bin\n127\n", 0);
    }

    @Test
    void manuals_are_those_of_the_tools_of_the_system_too() {
        run("man crashes | head -n 2; man -k kernel; man nothing", "NAME\n       crashes - show which programs crashed, and where\ndmesg - print the kernel's log\n"
                + "trace - run a command and record what the kernel does meanwhile\n" + "man: nothing: has no manual here; man -k WORD searches\n", 1);
    }
}
