package astryon.services.permission;

import astryon.protocol.Admission;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Questions;
import astryon.protocol.QuestionsDispatcher;
import astryon.services.kit.Session;

/** The questions, for the system's terminals. */
record QuestionsSession(PermissionService service) implements Questions, Session {
    @Override
    public void dispatch(Exchange exchange) {
        QuestionsDispatcher.dispatch(this, exchange);
    }

    @Override
    public long next(long known) {
        return service.next(this, known);
    }

    @Override
    public Question question(long number) {
        Admission.Request request = service.question(number);
        return new Question(request.program(), request.service(), Effects.of(request.service()));
    }

    @Override
    public void answer(long number, int answer) {
        if (answer < ONCE || answer > DENY) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        try {
            service.answer(number, answer);
        } catch (Failure settled) {
            // Somebody else was first, or who asked is gone.
        }
    }
}
