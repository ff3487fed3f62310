package astryon.compiler.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text form that {@link IrPrinter} writes. Names are kept: {@code v7} gets id 7. Symbols are found by a function the
 * caller hands in; {@link #named} makes plain ones, so a test needs no class files. What an {@link Access} says of itself is
 * read back here. A block without {@code <-} gets its predecessors in the order of the text.
 */
public final class IrParser {

    /** Finds a symbol of an operation by its text. */
    public interface Resolver {
        Symbol find(Op op, String name);
    }

    /** A symbol that is its name. */
    public record Named(String symbol) implements Symbol {
        @Override
        public String toString() {
            return symbol;
        }
    }

    private static final Pattern PLACE = Pattern.compile("(.*?):(\\d+)(?:\\[([^]:]*)])?");

    private record Line(int number, String text, List<String> words) {
    }

    private record Unresolved(Value value, Line line) {
    }

    private record UnresolvedEnd(Block block, Line line, List<String> controls, String position) {
    }

    private final Resolver resolver;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Block> blocks = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final List<Unresolved> unresolved = new ArrayList<>();
    private final List<UnresolvedEnd> unresolvedEnds = new ArrayList<>();
    private final Map<Block, List<String>> statedPredecessors = new HashMap<>();
    private Function function;
    private int blockCount;
    private int valueCount;

    private IrParser(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Symbols that are their names; the same name gives an equal symbol. */
    public static Symbol named(String name) {
        return new Named(name);
    }

    public static Function parse(String text) {
        return parse(text, (op, name) -> named(name));
    }

    /** @throws IllegalArgumentException naming the line, if the text is not a function */
    public static Function parse(String text, Resolver resolver) {
        return new IrParser(resolver).read(text);
    }

    private Function read(String text) {
        String[] rows = text.split("\n", -1);
        for (int i = 0; i < rows.length; i++) {
            int comment = (" " + rows[i]).indexOf(" //");
            String row = (comment < 0 ? rows[i] : rows[i].substring(0, comment)).strip();
            if (!row.isEmpty()) {
                lines.add(new Line(i + 1, row, Arrays.asList(row.split("\\s+"))));
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no function");
        }
        readHeader(lines.get(0));
        makeBlocks();
        readBlocks();
        for (Unresolved value : unresolved) {
            readOperands(value);
        }
        for (UnresolvedEnd end : unresolvedEnds) {
            end.controls.forEach(name -> end.block.controls().add(value(name, end.line)));
            end.block.setEndPosition(end.position == null ? null : position(end.position, end.line));
        }
        for (Map.Entry<Block, List<String>> entry : statedPredecessors.entrySet()) {
            entry.getKey().predecessors().clear();
            entry.getValue().forEach(name -> entry.getKey().predecessors().add(block(name, lines.get(0))));
        }
        function.reserve(blockCount, valueCount);
        return function;
    }

    private void readHeader(Line line) {
        List<String> words = line.words;
        int colon = words.indexOf(":");
        int arrow = words.indexOf("->");
        if (!words.get(0).equals("function") || colon != 2 || arrow < colon || words.size() != arrow + 2) {
            throw wrong(line, "expected: function NAME : PARAMETERS -> RESULT");
        }
        List<Type> parameters = new ArrayList<>();
        for (String word : words.subList(colon + 1, arrow)) {
            parameters.add(type(word, line));
        }
        function = new Function(resolver.find(Op.CALL, words.get(1)), parameters, type(words.get(arrow + 1), line));
    }

    private void makeBlocks() {
        for (Line line : lines.subList(1, lines.size())) {
            if (line.text.endsWith(":") && line.text.startsWith("b")) {
                List<String> words = Arrays.asList(line.text.substring(0, line.text.length() - 1).split("\\s+"));
                int id = number(words.get(0), 'b', line);
                Block block = new Block(id, function);
                if (blocks.put(words.get(0), block) != null) {
                    throw wrong(line, words.get(0) + " appears twice");
                }
                function.blocks().add(block);
                blockCount = Math.max(blockCount, id + 1);
                int at = 1;
                if (at < words.size() && words.get(at).equals("cold")) {
                    block.setCold(true);
                    at++;
                }
                if (at < words.size()) {
                    if (!words.get(at).equals("<-")) {
                        throw wrong(line, "expected <- or the end of the line");
                    }
                    statedPredecessors.put(block, words.subList(at + 1, words.size()));
                }
            }
        }
    }

    private void readBlocks() {
        int next = -1;
        boolean ended = true;
        for (Line line : lines.subList(1, lines.size())) {
            if (line.text.endsWith(":") && line.text.startsWith("b")) {
                if (!ended) {
                    throw wrong(line, "the block before has no end");
                }
                next++;
                ended = false;
            } else if (ended) {
                throw wrong(line, "not in a block");
            } else if (line.text.startsWith("v")) {
                readValue(line, function.blocks().get(next));
            } else {
                readEnd(line, function.blocks().get(next));
                ended = true;
            }
        }
        if (!ended) {
            throw wrong(lines.get(lines.size() - 1), "the last block has no end");
        }
    }

    private void readValue(Line line, Block block) {
        List<String> words = line.words;
        if (words.size() < 3 || !words.get(1).equals("=")) {
            throw wrong(line, "expected: NAME:TYPE = OP ...");
        }
        String[] nameAndType = words.get(0).split(":", 2);
        Type type = nameAndType.length == 1 ? Type.VOID : type(nameAndType[1], line);
        int id = number(nameAndType[0], 'v', line);
        Op op;
        try {
            op = Op.valueOf(words.get(2).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(line, "no op " + words.get(2));
        }
        int at = 3;
        while (at < words.size() && isValueName(words.get(at))) {
            at++;
        }
        long immediate = 0;
        if (at < words.size() && !words.get(at).startsWith("{") && !words.get(at).startsWith("@")) {
            immediate = constant(type, op, words.get(at++), line);
        }
        Symbol aux = null;
        if (at < words.size() && words.get(at).startsWith("{")) {
            String name = words.get(at).substring(1, words.get(at).length() - 1);
            aux = symbol(op, name);
            at++;
        }
        if (at < words.size() && words.get(at).startsWith("@")) {
            at++;
        }
        if (at != words.size()) {
            throw wrong(line, "unexpected " + words.get(at));
        }
        Value value = new Value(id, op, type, immediate, aux, null, List.of());
        value.setBlock(block);
        block.values.add(value);
        valueCount = Math.max(valueCount, id + 1);
        if (values.put(nameAndType[0], value) != null) {
            throw wrong(line, nameAndType[0] + " is defined twice");
        }
        unresolved.add(new Unresolved(value, line));
    }

    private void readOperands(Unresolved entry) {
        List<String> words = entry.line.words;
        for (int at = 3; at < words.size() && isValueName(words.get(at)); at++) {
            entry.value.arguments().add(value(words.get(at), entry.line));
        }
        String last = words.get(words.size() - 1);
        if (last.startsWith("@")) {
            entry.value.setPosition(position(last, entry.line));
        }
    }

    private void readEnd(Line line, Block block) {
        List<String> words = new ArrayList<>(line.words);
        Block.End end;
        try {
            end = Block.End.valueOf(words.get(0).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(line, "neither a value nor the end of a block");
        }
        String position = words.get(words.size() - 1).startsWith("@") ? words.remove(words.size() - 1) : null;
        int at = 1;
        List<String> controls = new ArrayList<>();
        while (at < words.size() && isValueName(words.get(at))) {
            controls.add(words.get(at++));
        }
        List<int[]> keys = new ArrayList<>();
        while (at < words.size()) {
            if (words.get(at).startsWith("[")) {
                List<Integer> row = new ArrayList<>();
                boolean closed = false;
                while (!closed && at < words.size()) {
                    String word = words.get(at++);
                    closed = word.endsWith("]");
                    row.add((int) integer(word.replace("[", "").replace("]", ""), line));
                }
                keys.add(row.stream().mapToInt(Integer::intValue).toArray());
            } else {
                Block successor = block(words.get(at++), line);
                block.connect(successor);
            }
        }
        block.setKeys(keys.toArray(int[][]::new));
        block.setEnd(end);
        unresolvedEnds.add(new UnresolvedEnd(block, line, controls, position));
    }

    private static boolean isValueName(String word) {
        return word.length() > 1 && word.charAt(0) == 'v' && word.chars().skip(1).allMatch(Character::isDigit);
    }

    private Value value(String name, Line line) {
        Value value = values.get(name);
        if (value == null) {
            throw wrong(line, name + " is not defined");
        }
        return value;
    }

    private Block block(String name, Line line) {
        Block block = blocks.get(name);
        if (block == null) {
            throw wrong(line, "no block " + name);
        }
        return block;
    }

    /** The symbol of an operation: an {@link Access} if the text is one, else whatever the resolver finds. */
    private Symbol symbol(Op op, String name) {
        int star = name.indexOf('*');
        int at = name.indexOf('@');
        if (star < 0 || at < star) {
            return resolver.find(op, name);
        }
        Access.Order order = name.endsWith("!!") ? Access.Order.VOLATILE : name.endsWith("!") ? Access.Order.DEVICE : Access.Order.PLAIN;
        String alias = name.substring(at + 1).replaceAll("!+$", "");
        return new Access(Access.Kind.valueOf(name.substring(0, star).toUpperCase(Locale.ROOT)), Integer.parseInt(name.substring(star + 1, at)),
                new Access.Alias(alias), order);
    }

    /**
     * {@code @method:line[variable=value,...]<caller:line<...}; a method's name may itself contain {@code <} and {@code [}, but never after a line number. Read when all values are known.
     */
    private Position position(String word, Line line) {
        String[] chain = word.substring(1).split("(?<=:\\d{1,9}(\\[[^]:]{1,999}])?)<");
        Position position = null;
        for (int i = chain.length - 1; i >= 0; i--) {
            Matcher parts = PLACE.matcher(chain[i]);
            if (!parts.matches()) {
                throw wrong(line, "expected a line number in " + word);
            }
            Symbol method = resolver.find(Op.CALL, parts.group(1));
            position = new Position(method, (int) integer(parts.group(2), line), position, null, locals(method, parts.group(3), line));
        }
        return position;
    }

    private Locals locals(Symbol method, String text, Line line) {
        List<LocalVariable> variables = new ArrayList<>();
        List<Value> known = new ArrayList<>();
        for (String pair : text == null ? new String[0] : text.split(",")) {
            String[] sides = pair.split("=", 2);
            variables.add(new LocalVariable(method, sides[0], "", variables.size(), false));
            known.add(value(sides[sides.length - 1], line));
        }
        return Locals.of(variables, known);
    }

    private static long constant(Type type, Op op, String word, Line line) {
        if (op == Op.CONST && word.equals("null")) {
            return 0;
        }
        if (word.startsWith("0x")) {
            return Evaluation.canonical(type, Long.parseUnsignedLong(word.substring(2), 16));
        }
        if (op == Op.CONST && type == Type.F32) {
            return Evaluation.bits(Float.parseFloat(word));
        }
        if (op == Op.CONST && type == Type.F64) {
            return Evaluation.bits(Double.parseDouble(word));
        }
        return integer(word, line);
    }

    private static long integer(String word, Line line) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw wrong(line, "expected a number, not " + word);
        }
    }

    private static Type type(String word, Line line) {
        try {
            return Type.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(line, "no type " + word);
        }
    }

    private static int number(String word, char prefix, Line line) {
        if (word.length() < 2 || word.charAt(0) != prefix) {
            throw wrong(line, "expected " + prefix + " and a number, not " + word);
        }
        return (int) integer(word.substring(1), line);
    }

    private static IllegalArgumentException wrong(Line line, String what) {
        return new IllegalArgumentException("line " + line.number + ": " + what + ": " + line.text);
    }
}
