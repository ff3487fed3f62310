package astryon.compiler.driver;

import astryon.compiler.diag.SourceLines;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of HTML with a method's way through the compiler: its source, and beside it a column for every stage, which is only a name where a stage
 * changed nothing. A line that the stage before did not have is
 * marked as new, one that the stage after has no longer as going; who points at a line sees where it comes from, and the source line with all that has become of
 * it. It refers to nothing outside, so it can be sent around.
 */
final class StagePage {
    /** At the end of a line of the intermediate representation: {@code @app.T.callee()V:7<app.T.caller()V:9}. */
    private static final Pattern POSITION = Pattern.compile(" @(\\S+:\\d+)$");
    private static final String STYLE = """
            body { font: 12px/1.5 monospace; margin: 0; display: flex; align-items: flex-start; background: #fff; color: #222 }
            section { flex: none; border-right: 1px solid #ccc }
            h2 { font-size: 12px; margin: 0; padding: 4px 8px; background: #eee; position: sticky; top: 0 }
            div { padding: 0 8px; white-space: pre }
            .same h2 { writing-mode: vertical-rl; padding: 8px 4px; color: #999 }
            .new { background: #dfd }
            .gone { color: #a00; text-decoration: line-through }
            .lit { outline: 1px solid #06c; background: #def }
            """;
    private static final String SCRIPT = """
            document.addEventListener('mouseover', event => {
              document.querySelectorAll('.lit').forEach(line => line.classList.remove('lit'));
              const line = event.target.dataset && event.target.dataset.line;
              if (line) document.querySelectorAll(`[data-line="${line}"]`).forEach(same => same.classList.add('lit'));
            });
            """;

    private final JavaMethod method;
    private final SourceLines sources;
    private final int first;
    private final int last;

    private StagePage(JavaMethod method, SourceLines sources, int first, int last) {
        this.method = method;
        this.sources = sources;
        this.first = first;
        this.last = last;
    }

    /** @param function the method as it is read, whose positions say on which lines its source is */
    static StagePage of(JavaMethod method, Function function, SourceLines sources) {
        TreeSet<Integer> lines = new TreeSet<>();
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                addLine(lines, value.position(), method);
            }
            addLine(lines, block.endPosition(), method);
        }
        return new StagePage(method, sources, lines.isEmpty() ? 1 : lines.first(), lines.isEmpty() ? 0 : lines.last());
    }

    private static void addLine(Set<Integer> lines, Position position, Symbol method) {
        if (position != null && position.line() > 0 && position.method().equals(method)) {
            lines.add(position.line());
        }
    }

    String render(List<Dumps.Stage> stages) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>");
        out.append(escaped(method.symbol())).append("</title>\n<style>\n").append(STYLE).append("</style></head>\n<body>\n");
        appendSource(out);
        for (int i = 0; i < stages.size(); i++) {
            appendStage(out, i, stages);
        }
        return out.append("<script>\n").append(SCRIPT).append("</script></body></html>\n").toString();
    }

    private void appendSource(StringBuilder out) {
        String file = method.sourcePath();
        out.append("<section><h2>").append(escaped(file)).append("</h2>\n");
        for (int line = first; line <= last; line++) {
            Optional<String> text = sources.line(file, line);
            if (text.isPresent()) {
                out.append("<div data-line=\"").append(line).append("\">").append(String.format("%4d  ", line)).append(escaped(text.get())).append("</div>\n");
            }
        }
        out.append("</section>\n");
    }

    private void appendStage(StringBuilder out, int number, List<Dumps.Stage> stages) {
        Dumps.Stage stage = stages.get(number);
        if (number > 0 && stage.text().equals(stages.get(number - 1).text())) {
            out.append("<section class=\"same\"><h2>").append(number).append(' ').append(escaped(stage.name())).append("</h2></section>\n");
            return;
        }
        Optional<Set<String>> before = number == 0 ? Optional.empty() : lines(stages.get(number - 1), stage.kind());
        Optional<Set<String>> after = stages.stream().skip(number + 1L).filter(next -> !next.text().equals(stage.text())).findFirst()
                .flatMap(next -> lines(next, stage.kind()));
        out.append("<section><h2>").append(number).append(' ').append(escaped(stage.name())).append("</h2>\n");
        stage.text().lines().forEach(line -> {
            String text = withoutPosition(line);
            boolean isNew = before.isPresent() && !before.get().contains(text);
            boolean goes = after.isPresent() && !after.get().contains(text);
            out.append("<div").append(isNew || goes ? " class=\"" + (isNew ? "new" : "") + (goes ? " gone" : "") + "\"" : "");
            appendPlace(out, line);
            out.append('>').append(escaped(text)).append("</div>\n");
        });
        out.append("</section>\n");
    }

    private void appendPlace(StringBuilder out, String line) {
        Matcher position = POSITION.matcher(line);
        if (position.find()) {
            String place = position.group(1);
            String own = method.symbol() + ":";
            for (String part : place.split("<")) {
                if (part.startsWith(own) && !part.equals(own + "0")) {
                    out.append(" data-line=\"").append(part.substring(own.length())).append('"');
                    break;
                }
            }
            out.append(" title=\"").append(escaped(place)).append('"');
        }
    }

    /** The stage's lines, if it is text of this kind: between the intermediate representation, machine instructions and listings all is different. */
    private static Optional<Set<String>> lines(Dumps.Stage stage, String kind) {
        return stage.kind().equals(kind) ? Optional.of(stage.text().lines().map(StagePage::withoutPosition).collect(Collectors.toSet())) : Optional.empty();
    }

    private static String withoutPosition(String line) {
        return POSITION.matcher(line).replaceFirst("");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
