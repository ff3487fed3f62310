package astryon.compiler.object;

import java.util.List;

/** The image cannot be linked; one problem a line, all there are. */
public final class LinkException extends RuntimeException {
    private final transient List<String> problems;

    LinkException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
