package astryon.compiler.frontend;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * The dialect's bare values. A word is the {@code I64} in its record: making one is its argument, reading its component is itself.
 * A struct is its address: a field of it is memory at an offset.
 */
final class WordsAndStructs {
    private final Translation t;
    /** What stands on the stack between {@code new} of a word and the constructor's call. */
    private final Set<Value> unmade = Collections.newSetFromMap(new IdentityHashMap<>());

    WordsAndStructs(Translation translation) {
        this.t = translation;
    }

    static boolean isWord(JavaClass type) {
        return type.kind() == JavaClass.Kind.WORD;
    }

    static boolean isStruct(JavaClass type) {
        return type.kind() == JavaClass.Kind.STRUCT;
    }

    /** Whether {@code method} is what the record of a word has to read its value. */
    static boolean isAccessor(JavaMethod method) {
        return isWord(method.owner()) && method.descriptor().equals("()J") && !method.isStatic()
                && method.owner().declaredField(method.name()) != null;
    }

    boolean isUnmade(Value value) {
        return unmade.contains(value);
    }

    /** {@code new} of a word: a mark that {@link #make} replaces. */
    Value unmade(JavaClass word) {
        Value mark = t.constant(Type.I64, 0);
        unmade.add(mark);
        t.known.set(mark, Known.of("L" + word.name() + ";"));
        return mark;
    }

    /** The constructor's call: {@code value} takes the place of the mark wherever it is. */
    void make(Value mark, Value value, JavaClass word) {
        if (!unmade.contains(mark)) {
            throw new Refusal("the bytecode makes a word in an unknown way");
        }
        Known made = Known.of("L" + word.name() + ";");
        Known known = t.known.of(value);
        // The number may go on as a number, or become another word too: what is known of the word is of a value of its own.
        Value own = made.equals(known) ? value : t.emit(Op.COPY, Type.I64, null, value);
        t.known.set(own, made);
        t.state.replace(mark, own);
    }

    /** Whether {@code value} is known to be a word. */
    boolean isWord(Value value) {
        return value.type() == Type.I64 && wordType(value).isPresent();
    }

    private Optional<JavaClass> wordType(Value value) {
        return Optional.ofNullable(t.known.of(value)).filter(known -> !known.isArray()).map(known -> t.world.type(known.descriptor()))
                .filter(WordsAndStructs::isWord);
    }

    /** What {@code String.valueOf} says of a word: its {@code toString}. */
    Value text(Value word) {
        JavaMethod method = t.world.resolveMethod(wordType(word).orElseThrow(), "toString", "()Ljava/lang/String;");
        return t.emit(Op.CALL, Type.REF, method, word);
    }

    /** The field of a word is the word. */
    Value component(Value word) {
        return word;
    }

    /** Reads a field of the struct at {@code base}; a part that is itself a struct or an array is its address. */
    Value load(Value base, JavaField field) {
        if (isPart(field)) {
            Value place = t.emit(Op.ADD, Type.I64, null, base, t.constant(Type.I64, field.offset()));
            t.known.set(place, field.length() >= 0 ? Known.inside(field.descriptor(), field.length()) : Known.of(field.descriptor()));
            return place;
        }
        return t.emit(Op.LOAD, field.kind().type, field.offset(), access(field), base);
    }

    void store(Value base, JavaField field, Value value) {
        if (isPart(field)) {
            t.refuse(Rule.STRUCT_PART_ASSIGNED);
        } else {
            t.emit(Op.STORE, Type.VOID, field.offset(), access(field), base, t.conform(value, field.kind().type));
        }
    }

    /** Whether the field is a place inside the struct and not a variable. */
    private boolean isPart(JavaField field) {
        return field.length() >= 0 || field.descriptor().charAt(0) == 'L' && isStruct(t.world.type(field.descriptor()));
    }

    private static Access access(JavaField field) {
        return Access.raw(field.kind(), field.isVolatile() ? Access.Order.DEVICE : Access.Order.PLAIN);
    }

    /** Reads an element of an array inside a struct; an element that is a struct is its address. */
    Value loadElement(Value array, Value index, Access.Kind kind) {
        Known known = inside(array);
        JavaClass component = t.world.type(known.component());
        Value offset = t.pure(Op.SEXT32, Type.I64, checked(index, known));
        if (isStruct(component)) {
            Value distance = t.pure(Op.MUL, Type.I64, offset, t.constant(Type.I64, component.instanceSize()));
            Value place = t.emit(Op.ADD, Type.I64, null, array, distance);
            t.known.set(place, Known.of(known.component()));
            return place;
        }
        Access.Kind held = isWord(component) ? Access.Kind.I64 : kind;
        return t.emit(Op.LOAD, held.type, elementAccess(held), array, offset);
    }

    void storeElement(Value array, Value index, Value value, Access.Kind kind) {
        Known known = inside(array);
        JavaClass component = t.world.type(known.component());
        if (isStruct(component)) {
            t.refuse(Rule.STRUCT_PART_ASSIGNED);
            return;
        }
        Value offset = t.pure(Op.SEXT32, Type.I64, checked(index, known));
        Access.Kind held = isWord(component) ? Access.Kind.I64 : kind;
        t.emit(Op.STORE, Type.VOID, elementAccess(held), array, offset, t.conform(value, held.type));
    }

    Value length(Value array) {
        return t.intConstant(inside(array).length());
    }

    private static Access elementAccess(Access.Kind kind) {
        return new Access(kind, kind.bytes, Access.Alias.RAW, Access.Order.PLAIN);
    }

    private Value checked(Value index, Known known) {
        return t.boundsChecked(index, t.intConstant(known.length()));
    }

    /** What is known of an array inside a struct; one whose length has got lost is refused and counts as empty. */
    private Known inside(Value array) {
        Known known = t.known.of(array);
        if (known == null || !known.isInsideStruct()) {
            t.refuse(Rule.ARRAY_LENGTH_LOST);
            return Known.inside(known != null && known.isArray() ? known.descriptor() : "[J", 0);
        }
        return known;
    }
}
