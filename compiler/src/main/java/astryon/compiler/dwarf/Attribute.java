package astryon.compiler.dwarf;

/** The attributes that are written, with their forms (DWARF 5, 7.5.4 and 7.5.6). */
enum Attribute {
    // @formatter:off
    NAME            (0x03, Form.STRING_OFFSET),
    STATEMENTS      (0x10, Form.SECTION_OFFSET),
    LOW_PC          (0x11, Form.ADDRESS),
    HIGH_PC         (0x12, Form.U32),
    LANGUAGE        (0x13, Form.U16),
    DIRECTORY       (0x1b, Form.STRING_OFFSET),
    BYTE_SIZE       (0x0b, Form.UNSIGNED),
    INLINE          (0x20, Form.U8),
    PRODUCER        (0x25, Form.STRING_OFFSET),
    ORIGIN          (0x31, Form.REFERENCE),
    MEMBER_LOCATION (0x38, Form.UNSIGNED),
    FILE            (0x3a, Form.UNSIGNED),
    LINE            (0x3b, Form.UNSIGNED),
    ENCODING        (0x3e, Form.U8),
    EXTERNAL        (0x3f, Form.PRESENT),
    FRAME_BASE      (0x40, Form.EXPRESSION),
    LOCATION        (0x02, Form.SECTION_OFFSET),
    STATIC_LOCATION (0x02, Form.EXPRESSION),
    TYPE            (0x49, Form.REFERENCE),
    RANGES          (0x55, Form.SECTION_OFFSET),
    CALL_FILE       (0x58, Form.UNSIGNED),
    CALL_LINE       (0x59, Form.UNSIGNED),
    LINKAGE_NAME    (0x6e, Form.STRING_OFFSET),
    COUNT           (0x37, Form.UNSIGNED);
    // @formatter:on

    /** How a value is written. */
    enum Form {
        ADDRESS(0x01), U16(0x05), U32(0x06), U8(0x0b), STRING_OFFSET(0x0e), UNSIGNED(0x0f), REFERENCE(0x13), SECTION_OFFSET(0x17), EXPRESSION(0x18), PRESENT(0x19);

        final int code;

        Form(int code) {
            this.code = code;
        }
    }

    final int code;
    final Form form;

    Attribute(int code, Form form) {
        this.code = code;
        this.form = form;
    }
}
