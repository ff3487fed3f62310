package astryon.services.kit.screen;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.protocol.Keyboard;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static String key(int key, int character, int modifiers) {
        return Keys.sent(character | (long) key << Keyboard.KEY_SHIFT | (long) modifiers << Keyboard.MODIFIER_SHIFT | Keyboard.PRESSED, false);
    }

    @Test
    void characters_are_themselves_and_controls_with_control() {
        assertThat(key(4, 'a', 0)).isEqualTo("a");
        assertThat(key(4, 'A', Keyboard.SHIFT)).isEqualTo("A");
        assertThat(key(8, 0x20ac, 0)).isEqualTo("€");
        assertThat(key(6, 'c', Keyboard.CONTROL)).isEqualTo("\003");
        assertThat(key(0x31, '\\', Keyboard.CONTROL)).isEqualTo("\034");
        assertThat(key(0x2c, ' ', Keyboard.CONTROL)).isEqualTo("\0");
        assertThat(key(4, 'a', Keyboard.ALT)).isEqualTo("\033a");
        assertThat(key(0x1e, '1', Keyboard.CONTROL)).isEqualTo("1");
    }

    @Test
    void keys_without_characters_send_what_xterm_does() {
        assertThat(key(0x28, 0, 0)).isEqualTo("\r");
        assertThat(key(0x2a, 0, 0)).isEqualTo("\177");
        assertThat(key(0x2b, 0, Keyboard.SHIFT)).isEqualTo("\033[Z");
        assertThat(key(0x52, 0, 0)).isEqualTo("\033[A");
        assertThat(key(0x50, 0, Keyboard.CONTROL)).isEqualTo("\033[1;5D");
        assertThat(key(0x4a, 0, 0) + key(0x4d, 0, 0)).isEqualTo("\033[H\033[F");
        assertThat(key(0x49, 0, 0) + key(0x4c, 0, 0) + key(0x4b, 0, 0) + key(0x4e, 0, 0)).isEqualTo("\033[2~\033[3~\033[5~\033[6~");
        assertThat(key(0x3a, 0, 0) + key(0x3d, 0, 0) + key(0x3e, 0, 0) + key(0x45, 0, 0)).isEqualTo("\033OP\033OS\033[15~\033[24~");
        assertThat(key(0x3a, 0, Keyboard.SHIFT) + key(0x3f, 0, Keyboard.ALT)).isEqualTo("\033[1;2P\033[17;3~");
        assertThat(Keys.sent(0x52L << Keyboard.KEY_SHIFT | Keyboard.PRESSED, true)).isEqualTo("\033OA");
        assertThat(key(0xe1, 0, Keyboard.SHIFT)).isEmpty();
        assertThat(Keys.sent('a' | 4L << Keyboard.KEY_SHIFT, false)).as("let go").isEmpty();
    }
}
