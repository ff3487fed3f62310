package astryon.compiler.agreement.libraries;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import com.eclipsesource.json.PrettyPrint;
import com.eclipsesource.json.WriterConfig;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;

/** minimal-json: reading, changing, comparing and writing, with what it says of broken documents. */
final class Json {
    private static final String DOCUMENT = """
            {"name": "caf\\u00e9 \\ud83d\\ude00", "empty": {}, "list": [1, -2.5e10, true, null, "x\\n\\t\\"\\\\\\/", [], [[3]]],
             "deep": {"a": {"b": {"c": [ {"d": 0.1}, {"d": 1E-7} ]}}}, "big": 123456789012345, "name": "again"}""";

    private Json() {
    }

    static void main() throws IOException {
        JsonObject read = com.eclipsesource.json.Json.parse(DOCUMENT).asObject();
        System.out.println(read);
        System.out.println(read.toString(WriterConfig.PRETTY_PRINT));
        System.out.println(read.toString(PrettyPrint.indentWithTabs()));
        System.out.println(read.names() + " " + read.size() + " " + read.get("name").asString() + " " + read.getLong("big", 0) + " " + read.getInt("none", 7));
        JsonArray list = read.get("list").asArray();
        for (JsonValue value : list) {
            System.out.println(value + " " + value.isNumber() + value.isString() + value.isBoolean() + value.isNull() + value.isArray() + value.isObject());
        }
        System.out.println(list.get(1).asDouble() + " " + list.get(0).asInt() + " " + list.get(1).asFloat());
        JsonObject made = com.eclipsesource.json.Json.object().add("int", 1).add("double", 2.5).add("float", 0.1f).add("whole", 3.0).add("text", "a\u2028<b>")
                .add("flag", true).add("array", com.eclipsesource.json.Json.array(1, 2, 3)).add("nothing", com.eclipsesource.json.Json.NULL);
        made.set("int", 10).remove("flag");
        made.get("array").asArray().add("s").add(false).remove(0);
        System.out.println(made + " " + made.hashCode() + " " + made.equals(com.eclipsesource.json.Json.parse(made.toString())));
        System.out.println(made.merge(read).names());
        for (JsonObject.Member member : made) {
            System.out.println(member.getName() + "=" + member.getValue().toString().length());
        }
        StringWriter out = new StringWriter();
        com.eclipsesource.json.Json.parse(new StringReader("[ 1 , {\"k\":[]} ]")).writeTo(out, WriterConfig.MINIMAL);
        System.out.println(out);
        String[] broken = {"", "[", "{\"a\" 1}", "[1,]", "tru", "01", "1.", "-", "\"\\x\"", "\"\n\"", "{\"a\":1} 2", "[".repeat(5000)};
        for (String text : broken) {
            attempt(text);
        }
        try {
            com.eclipsesource.json.Json.parse("[]").asObject();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        JsonObject fixed = JsonObject.unmodifiableObject(read);
        try {
            fixed.add("x", 1);
        } catch (UnsupportedOperationException e) {
            System.out.println("cannot be changed");
        }
    }

    private static void attempt(String text) {
        try {
            System.out.println(com.eclipsesource.json.Json.parse(text));
        } catch (ParseException e) {
            System.out.println(e.getMessage() + " | " + e.getLocation() + " | " + e.getLocation().offset);
        }
    }
}
