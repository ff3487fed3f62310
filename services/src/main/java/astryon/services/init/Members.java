package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.protocol.Failure;
import astryon.protocol.ProcessList;
import astryon.sys.Calls;
import astryon.sys.Startup;
import java.util.ArrayList;
import java.util.List;

/** Init and the processes that it has started, in the order of their numbers, which are never given twice. */
final class Members {
    private static final int RIGHTS = Rights.Bit.MANAGE | Rights.Bit.INSPECT;

    private final List<Member> all = new ArrayList<>();
    private int lastNumber;

    Members() {
        Member init = put(new Member(nextNumber(), 0, 1, "init", 0));
        init.process = Startup.block().process();
    }

    List<Member> all() {
        return all;
    }

    int nextNumber() {
        return ++lastNumber;
    }

    /** A program of the page, which begins a session. */
    Member add(String name) {
        int number = nextNumber();
        return put(new Member(number, all.get(0).number, number, name, 0));
    }

    /** What {@code parent} starts. */
    Member add(Member parent, String name, long ignored) {
        return put(new Member(nextNumber(), parent.number, parent.session, name, ignored));
    }

    private Member put(Member member) {
        all.add(member);
        return member;
    }

    /** Its process is known. */
    void begin(Member member, Handle process) {
        Handle copy = Calls.handleDuplicate(process, RIGHTS);
        if (copy.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        member.process = copy;
    }

    /** The system ends: what the page's programs have started does so now, and they are told, but for those of these names. */
    void hangUp(List<String> servers) {
        for (Member member : List.copyOf(all)) {
            boolean isOfPage = member.number == member.session;
            if (member != all.get(0) && member.process.value() != 0 && !(isOfPage && servers.contains(member.name))) {
                member.signal(isOfPage ? ProcessList.HANG_UP : ProcessList.KILL);
            }
        }
    }

    void end(Member member) {
        all.remove(member);
        member.end();
    }
}
