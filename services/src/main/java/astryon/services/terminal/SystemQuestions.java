package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Questions;
import astryon.protocol.QuestionsClient;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** What the permission manager asks, if there is one: a thread waits for questions and has the loop's thread show them. */
final class SystemQuestions {
    private static final int PLACE = 2;
    private static final long SOMETHING = 1;
    private static final long DO_NOT_WAIT = 1;
    private static final long PAUSE_MILLIS = 100;

    private final Questions questions;
    private final Handle changed = new Handle(SystemError.check(Calls.notificationCreate().value()));
    private long number;
    private Questions.Question question;

    private SystemQuestions(Questions questions) {
        this.questions = questions;
    }

    private static Questions questions() {
        return new QuestionsClient(new EndpointChannel(Startup.block().handle(PLACE)));
    }

    /** Tells the service of questions from now on. */
    static void follow(ServiceLoop loop, TerminalService service) {
        if (Startup.block().handle(PLACE).value() == 0) {
            return;
        }
        SystemQuestions all = new SystemQuestions(questions());
        loop.whenever(all.changed, () -> {
            Calls.notificationWait(all.changed, SOMETHING, DO_NOT_WAIT);
            all.tell(service);
        });
        new Thread(all::listen, "questions").start();
    }

    private synchronized void tell(TerminalService service) {
        service.asked(number, question);
    }

    private void listen() {
        long known = 0;
        while (true) {
            try {
                known = questions.next(known);
                hear(known, known == 0 ? null : questions.question(known));
            } catch (Failure failure) {
                if (failure.number() == Failure.GONE) {
                    hear(0, null);
                    return;
                }
                // The question was settled meanwhile, or the permission manager was started again.
                known = failure.number() == Failure.NOT_THERE ? known : 0;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
    }

    private void hear(long newNumber, Questions.Question newQuestion) {
        synchronized (this) {
            number = newNumber;
            question = newQuestion;
        }
        Calls.notificationSignal(changed, SOMETHING);
    }

    static void answer(long number, int answer) {
        try {
            questions().answer(number, answer);
        } catch (Failure again) {
            // The permission manager was started again, and will ask again.
        }
    }
}
