package astryon.compiler.frontend;

/** What a method may break while it is translated, each with the way out. {@code docs/dialect.md} explains every row. */
enum Rule {
    // @formatter:off
    IDENTITY_OF_WORD    ("a word or struct has no identity to compare",
                         "compare words with their methods, structs by their addresses (Structs.addressOf)"),
    WORD_AS_OBJECT      ("a word or struct is not an object",
                         "pass its value, or declare the variable, parameter or type argument with the word's own type"),
    OBJECT_AS_WORD      ("null or an object where a word or struct is wanted",
                         "use a zero word, and a test of it, in place of null"),
    WORD_TYPE_TEST      ("a word or struct cannot be tested for its type or cast",
                         "make the word you want of its value; view memory as a struct with Structs"),
    WORD_CONSTRUCTOR    ("a word has no constructor but the canonical one",
                         "write a static method that computes the value"),
    WORD_ARRAY_AS_OBJECTS("an array of words is not an array of objects",
                         "declare the array's own type, and give the variable its array before a loop that uses it"),
    STRUCT_MADE         ("a struct is never made with new",
                         "get memory from an allocator and view it as the struct with Structs"),
    STRUCT_PART_ASSIGNED("a struct or array inside a struct is a place, not a variable",
                         "assign its fields or elements one by one"),
    ARRAY_LENGTH_LOST   ("the length of an array inside a struct is not known here",
                         "use the field itself where its elements are accessed: it cannot be passed on, stored or merged with another array"),
    LOCK                ("synchronized is not for the kernel",
                         "kernel code runs with interrupts off and under the kernel's own lock: leave it out"),
    METHOD_HANDLE       ("method handles are not supported",
                         "call the method, or use a lambda"),
    BOOTSTRAP           ("a call site with an unknown bootstrap method",
                         "compile the source with javac: known are lambdas, string concatenation, switches, records' methods; constants may have static methods of the program"),
    SUBROUTINE          ("jsr and ret are not supported",
                         "compile the source with a javac of this century"),
    INTRINSIC_CALL      ("an intrinsic is called with arguments it does not take",
                         "pass constants where the intrinsic's documentation asks for them"),
    FIELD_AS_OBJECT     ("fields are not objects when a program runs",
                         "name the field in the source, or in a --reflect FILE; a library may ask Unsafe where it is, and nothing else"),
    REFLECTION          ("classes and members are looked for when the program runs, and it names none for that",
                         "name what can be found in a file, each line CLASS, CLASS#* or CLASS#MEMBER, and compile with --reflect FILE"),
    PROXY               ("a proxy is asked for when the program runs, and it names none for that",
                         "name its interfaces in a file, in a line proxy INTERFACE, INTERFACE, and compile with --reflect FILE"),
    LEFT_OUT            ("this is not in the class library",
                         "docs/library.md has the way out for each"),
    BROKEN              ("this cannot be compiled",
                         "name classes that fit together on the class path; of the JDK's own, what needs a virtual machine is left out: docs/library.md tells what there is");
    // @formatter:on

    private final String text;
    private final String wayOut;

    Rule(String text, String wayOut) {
        this.text = text;
        this.wayOut = wayOut;
    }

    String text() {
        return text;
    }

    String wayOut() {
        return wayOut;
    }
}
