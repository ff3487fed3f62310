package astryon.services.app.shell;

import java.util.List;
import java.util.Optional;

/** What the parser makes of a script (XCU 2.9). Lines count from 1. */
sealed interface Command {

    /** Assignments, then words: the first is what is run. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirection> redirections, int line) implements Command {
    }

    /** {@code name=value}. */
    record Assignment(String name, Word value) {
    }

    /** Each stage writes what the next reads; {@code ! } before it turns success and failure round. */
    record Pipeline(boolean negated, List<Command> stages) implements Command {
    }

    /** The second runs if the first succeeds. */
    record And(Command first, Command second) implements Command {
    }

    /** The second runs if the first fails. */
    record Or(Command first, Command second) implements Command {
    }

    /** One after the other. */
    record Sequence(List<Item> items) implements Command {
    }

    /** @param background whether the next does not wait for it
     * @param text as it was written, for lists of jobs */
    record Item(Command command, boolean background, String text) {
    }

    /** {@code ( body )}. */
    record Subshell(Command body) implements Command {
    }

    /** {@code if ... then ... elif ... then ... else ... fi}; without a branch that is taken, {@code otherwise}, which may be empty. */
    record If(List<Branch> branches, Command otherwise) implements Command {
    }

    /** A condition and what runs if it succeeds. */
    record Branch(Command condition, Command body) {
    }

    /** While the condition succeeds, or until it does. */
    record Loop(Command condition, boolean until, Command body) implements Command {
    }

    /** Without words, over the positional parameters. */
    record For(String variable, Optional<List<Word>> words, Command body, int line) implements Command {
    }

    /** The body of the first choice with a pattern that matches. */
    record Case(Word subject, List<Choice> choices, int line) implements Command {
    }

    /** {@code pattern | pattern) body ;;}. */
    record Choice(List<Word> patterns, Command body) {
    }

    /** {@code name() body}. */
    record Function(String name, Command body) implements Command {
    }

    /** Any of these but a simple one, with redirections behind it. */
    record Redirected(Command command, List<Redirection> redirections, int line) implements Command {
    }
}
