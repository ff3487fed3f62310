package astryon.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AbiTest {

    @Test
    void numbers_are_dense_and_named_alike() throws ReflectiveOperationException {
        for (SystemCall call : SystemCall.values()) {
            assertThat(call.number()).isEqualTo(call.ordinal()).isEqualTo(constant(SystemCall.Number.class, call.name()));
        }
        for (ErrorCode error : ErrorCode.values()) {
            assertThat(error.number()).isEqualTo(error.ordinal() + 1).isEqualTo(constant(ErrorCode.Number.class, error.name()));
        }
        for (SystemCounter counter : SystemCounter.values()) {
            assertThat(counter.number()).isEqualTo(counter.ordinal()).isEqualTo(constant(SystemCounter.Number.class, counter.name()));
        }
        for (TraceKind kind : TraceKind.values()) {
            assertThat(kind.number()).isEqualTo(kind.ordinal() + 1).isEqualTo(constant(TraceKind.Number.class, kind.name()));
        }
        for (Rights right : Rights.values()) {
            assertThat(right.bit()).isEqualTo(1 << right.ordinal()).isEqualTo(constant(Rights.Bit.class, right.name()));
        }
        assertThat(SystemCall.Number.class.getFields()).hasSameSizeAs(SystemCall.values());
        assertThat(ErrorCode.Number.class.getFields()).hasSameSizeAs(ErrorCode.values());
        assertThat(Rights.Bit.ALL).isEqualTo((1 << Rights.values().length) - 1);
    }

    private static int constant(Class<?> holder, String name) throws ReflectiveOperationException {
        Field field = holder.getField(name);
        return field.getInt(null);
    }

    @Test
    void a_call_that_needs_rights_can_fail_for_want_of_them() {
        for (SystemCall call : SystemCall.values()) {
            boolean needsRights = call.arguments().stream().anyMatch(argument -> argument.rights() != 0);
            assertThat(call.errors().contains(ErrorCode.MISSING_RIGHT)).as(call.name()).isEqualTo(needsRights || call == SystemCall.MEMORY_MAP);
            assertThat(call.arguments()).as(call.name()).hasSizeLessThanOrEqualTo(6);
            assertThat(call.errors()).as(call.name()).doesNotHaveDuplicates();
        }
    }

    @Test
    void the_table_says_what_values_make_sense() {
        assertThat(SystemCall.HANDLE_GIVE.arguments()).containsExactly(new Argument("process", Argument.Kind.HANDLE, ObjectType.PROCESS, Rights.Bit.MANAGE),
                new Argument("handle", Argument.Kind.HANDLE, null, Rights.Bit.TRANSFER), new Argument("rights", Argument.Kind.RIGHTS, null, 0));
        assertThat(SystemCall.MEMORY_CLONE.arguments().get(0)).hasToString("memory [DUPLICATE READ]");
        assertThat(SystemCall.TIMER_SET.arguments()).extracting(Argument::kind)
                .containsExactly(Argument.Kind.HANDLE, Argument.Kind.TIME, Argument.Kind.DURATION);
        assertThatThrownBy(() -> Argument.of("colour")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("colour");
    }

    @Test
    void what_makes_an_object_says_of_which_type() {
        assertThat(SystemCall.WAIT_SET_CREATE.made()).isEqualTo(ObjectType.WAIT_SET);
        assertThat(SystemCall.PROCESS_CLONE.made()).isEqualTo(ObjectType.PROCESS);
        assertThat(SystemCall.HANDLE_DUPLICATE.made()).isNull();
        for (SystemCall call : SystemCall.values()) {
            assertThat(call.made() != null).as(call.name()).isEqualTo(call.result().contains(" handle"));
        }
    }

    @Test
    void messages_keep_their_parts() {
        long tag = MessageTag.of(-7, 5);
        assertThat(MessageTag.operation(tag)).isEqualTo(-7);
        assertThat(MessageTag.words(tag)).isEqualTo(5);
        assertThat(MessageTag.isValid(tag)).isTrue();
        assertThat(MessageTag.isValid(MessageTag.of(1, 9))).isFalse();
        assertThat(MessageTag.isValid(tag | 1L << 44)).isFalse();
        long full = MessageTag.withBytes(MessageTag.withHandles(tag, 4), 4096);
        assertThat(MessageTag.handles(full)).isEqualTo(4);
        assertThat(MessageTag.bytes(full)).isEqualTo(4096);
        assertThat(MessageTag.isValid(full)).isTrue();
        assertThat(MessageTag.isValid(MessageTag.withHandles(tag, 5))).isFalse();
        assertThat(MessageTag.isValid(MessageTag.withBytes(tag, 4097))).isFalse();
        assertThat(MessageTag.isValidReply(tag)).isTrue();
        assertThat(MessageTag.isValidReply(tag | MessageTag.LEASE_READ)).isFalse();
    }

    /** Run with {@code -Dastryon.bless=true} to write the page anew. */
    @Test
    void the_page_about_the_binary_interface_is_current() throws IOException {
        Path page = Path.of("..", "docs", "abi.md");
        String text = AbiPage.text();
        if (Boolean.getBoolean("astryon.bless")) {
            Files.writeString(page, text);
        }
        assertThat(Files.readAllLines(page)).as("docs/abi.md; bless it with -Dastryon.bless=true").isEqualTo(text.lines().toList());
    }
}
