package astryon.services.permission;

import astryon.abi.Handle;
import astryon.protocol.Admission;
import astryon.protocol.Failure;
import astryon.protocol.Permissions;
import astryon.protocol.Questions;
import astryon.services.kit.Host;
import astryon.services.kit.PutOffCalls;
import astryon.services.kit.Session;
import java.util.ArrayList;
import java.util.List;

/** Answers what init asks: at once where it was decided before, and otherwise when somebody has answered the question. */
final class PermissionService {
    private final Admission admission;
    private final Homes homes;
    private final Records records;
    /** The first is the one that is asked. */
    private final List<Admission.Request> questions = new ArrayList<>();
    private final PutOffCalls terminals;

    /** Where regular programs have their files. */
    interface Homes {
        /** A tree with a program's own folder as its root; the handle is the caller's. */
        Handle of(String program);
    }

    PermissionService(Host host, Admission admission, Homes homes, Records records) {
        this.admission = admission;
        this.homes = homes;
        this.records = records;
        terminals = new PutOffCalls(host);
    }

    Admission admission() {
        return admission;
    }

    Records records() {
        return records;
    }

    /** Init has something to ask. */
    void work() {
        long before = current();
        for (Admission.Request request = admission.next(); request.kind() != Admission.NONE; request = admission.next()) {
            decide(request);
        }
        tell(before);
    }

    private void decide(Admission.Request request) {
        switch (request.kind()) {
            case Admission.START -> start(request);
            case Admission.CONNECT -> connect(request);
            case Admission.REFUSED -> records.happened(request.program(), "", Permissions.NOT_NAMED);
            default -> questions.removeIf(question -> question.number() == request.number());
        }
    }

    private void start(Admission.Request request) {
        try {
            admission.admit(request.number(), homes.of(request.program()));
            records.happened(request.program(), "", Permissions.STARTED);
        } catch (Failure failure) {
            records.happened(request.program(), "", Permissions.NOT_STARTED);
            admission.refuse(request.number(), request.program().concat(" has no folder of its own: ").concat(String.valueOf(failure.getMessage())));
        }
    }

    private void connect(Admission.Request request) {
        int decision = records.decision(request.program(), request.service());
        if (decision == Questions.ALWAYS) {
            records.happened(request.program(), request.service(), Permissions.ALLOWED_AS_BEFORE);
            admission.allow(request.number());
        } else if (decision == Questions.DENY) {
            records.happened(request.program(), request.service(), Permissions.DENIED_AS_BEFORE);
            refuse(request);
        } else {
            records.happened(request.program(), request.service(), Permissions.ASKED);
            questions.add(request);
        }
    }

    private void refuse(Admission.Request request) {
        admission.refuse(request.number(), request.program().concat(" may not use ").concat(request.service()));
    }

    // The question

    /** Its number, or 0. */
    private long current() {
        return questions.isEmpty() ? 0 : questions.get(0).number();
    }

    private void tell(long before) {
        if (current() != before) {
            terminals.answerAll(current());
        }
    }

    long next(Session terminal, long known) {
        if (current() == known) {
            if (terminals.isFull()) {
                // The oldest is perhaps of a terminal that was ended; another one asks again.
                terminals.answer(known);
            }
            terminals.add(terminal, null);
            return 0;
        }
        return current();
    }

    Admission.Request question(long number) {
        for (Admission.Request question : questions) {
            if (question.number() == number) {
                return question;
            }
        }
        throw new Failure(Failure.NOT_THERE);
    }

    void answer(long number, int answer) {
        long before = current();
        Admission.Request request = question(number);
        questions.remove(request);
        if (answer != Questions.ONCE) {
            records.decide(request.program(), request.service(), answer);
        }
        records.happened(request.program(), request.service(),
                answer == Questions.ONCE ? Permissions.ALLOWED_ONCE : answer == Questions.ALWAYS ? Permissions.ALLOWED_ALWAYS : Permissions.DENIED_NOW);
        if (answer == Questions.DENY) {
            refuse(request);
        } else {
            admission.allow(request.number());
        }
        tell(before);
    }

    void forget(Session terminal) {
        terminals.forget(terminal);
    }

    // What there is

    List<Permissions.Permission> permissions() {
        List<Admission.Use> uses = new ArrayList<>();
        try {
            for (int i = 0; ; i++) {
                uses.add(admission.use(i));
            }
        } catch (Failure behindTheLast) {
            // These are all.
        }
        List<Permissions.Permission> all = new ArrayList<>();
        records.decisions().forEach((subject, decision) -> all.add(new Permissions.Permission(subject.program(), subject.service(),
                decision == Questions.ALWAYS ? Permissions.ALWAYS : Permissions.DENIED,
                uses.removeIf(use -> use.program().equals(subject.program()) && use.service().equals(subject.service())))));
        for (Admission.Use use : uses) {
            all.add(new Permissions.Permission(use.program(), use.service(), use.isAsked() ? Permissions.ONCE : Permissions.GRANTED, true));
        }
        return all;
    }

    void revoke(String program, String service) {
        boolean wasKnown = records.forget(program, service);
        if (admission.revoke(program, service) == 0 && !wasKnown) {
            throw new Failure(Failure.NOT_THERE, program.concat(" has no permission for ").concat(service));
        }
        records.happened(program, service, Permissions.REVOKED);
    }
}
