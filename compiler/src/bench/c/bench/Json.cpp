/* Makes a document, prints it, parses what was printed and prints that again, indented. */
#include "Numbers.h"
#include "Programs.h"
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

void newLine(std::string &to, int indentation) {
    if (indentation >= 0) {
        to += '\n';
        to.append(indentation, ' ');
    }
}

int inner(int indentation) {
    return indentation < 0 ? indentation : indentation + 2;
}

void quote(std::string_view text, std::string &to) {
    to += '"';
    for (char c : text) {
        switch (c) {
            case '"': to += "\\\""; break;
            case '\\': to += "\\\\"; break;
            case '\n': to += "\\n"; break;
            case '\t': to += "\\t"; break;
            default: to += c;
        }
    }
    to += '"';
}

struct Value {
    virtual ~Value() = default;
    /* The indentation is spaces in front of a line, or negative for all on one line. */
    virtual void print(std::string &to, int indentation) const = 0;
};

struct Literal final : Value {
    std::string word;

    explicit Literal(std::string word) : word(std::move(word)) {
    }

    void print(std::string &to, int) const override {
        to += word;
    }
};

struct Whole final : Value {
    int64_t number;

    explicit Whole(int64_t number) : number(number) {
    }

    void print(std::string &to, int) const override {
        to += std::to_string(number);
    }
};

struct Text final : Value {
    std::string text;

    explicit Text(std::string text) : text(std::move(text)) {
    }

    void print(std::string &to, int) const override {
        quote(text, to);
    }
};

struct Sequence final : Value {
    std::vector<std::unique_ptr<Value>> elements;

    void print(std::string &to, int indentation) const override {
        to += '[';
        for (size_t i = 0; i < elements.size(); i++) {
            if (i > 0) to += ',';
            newLine(to, inner(indentation));
            elements[i]->print(to, inner(indentation));
        }
        newLine(to, indentation);
        to += ']';
    }
};

struct Member {
    std::string name;
    std::unique_ptr<Value> value;
};

struct Structure final : Value {
    std::vector<Member> members;

    void print(std::string &to, int indentation) const override {
        to += '{';
        for (size_t i = 0; i < members.size(); i++) {
            if (i > 0) to += ',';
            newLine(to, inner(indentation));
            quote(members[i].name, to);
            to += ':';
            members[i].value->print(to, inner(indentation));
        }
        newLine(to, indentation);
        to += '}';
    }
};

class Parser {
public:
    explicit Parser(std::string_view text) : text(text) {
    }

    std::unique_ptr<Value> value() {
        skipSpace();
        char c = text.at(at);
        if (c == '{') return structure();
        if (c == '[') return sequence();
        if (c == '"') return std::make_unique<Text>(quoted());
        if (c == '-' || (c >= '0' && c <= '9')) return std::make_unique<Whole>(number());
        return std::make_unique<Literal>(word());
    }

private:
    std::string_view text;
    size_t at = 0;

    std::unique_ptr<Value> structure() {
        auto structure = std::make_unique<Structure>();
        at++;
        skipSpace();
        while (text.at(at) != '}') {
            skipSpace();
            std::string name = quoted();
            expect(':');
            structure->members.push_back({std::move(name), value()});
            separator('}');
        }
        at++;
        return structure;
    }

    std::unique_ptr<Value> sequence() {
        auto sequence = std::make_unique<Sequence>();
        at++;
        skipSpace();
        while (text.at(at) != ']') {
            sequence->elements.push_back(value());
            separator(']');
        }
        at++;
        return sequence;
    }

    std::string quoted() {
        std::string result;
        expect('"');
        while (true) {
            char c = text.at(at++);
            if (c == '"') return result;
            result += c == '\\' ? escape(text.at(at++)) : c;
        }
    }

    static char escape(char c) {
        switch (c) {
            case 'n': return '\n';
            case 't': return '\t';
            default: return c;
        }
    }

    int64_t number() {
        bool negative = text.at(at) == '-';
        if (negative) at++;
        int64_t number = 0;
        while (at < text.length() && text[at] >= '0' && text[at] <= '9') number = number * 10 + text[at++] - '0';
        return negative ? -number : number;
    }

    std::string word() {
        size_t start = at;
        while (at < text.length() && text[at] >= 'a' && text[at] <= 'z') at++;
        return std::string(text.substr(start, at - start));
    }

    void separator(char end) {
        skipSpace();
        if (text.at(at) != end) expect(',');
    }

    void expect(char c) {
        skipSpace();
        if (text.at(at) != c) throw std::invalid_argument("no " + std::string(1, c) + " at " + std::to_string(at));
        at++;
    }

    void skipSpace() {
        while (at < text.length() && (text[at] == ' ' || text[at] == '\n')) at++;
    }
};

const char *const WORDS[] = {"name", "address", "size of it", "a \"quoted\" one", "line\nbreak", "tab\there", "back\\slash", "id"};

std::unique_ptr<Value> document(Numbers &numbers, int depth) {
    switch (depth == 0 ? numbers.below(3) : 3 + numbers.below(2)) {
        case 0: return std::make_unique<Whole>(numbers.next() - (1 << 23));
        case 1: return std::make_unique<Text>(WORDS[numbers.below(std::size(WORDS))]);
        case 2: return std::make_unique<Literal>(numbers.below(2) == 0 ? "true" : "null");
        case 3: {
            auto sequence = std::make_unique<Sequence>();
            for (int i = 0; i < 6; i++) sequence->elements.push_back(document(numbers, depth - 1));
            return sequence;
        }
        default: {
            auto structure = std::make_unique<Structure>();
            for (int i = 0; i < 6; i++) {
                const char *name = WORDS[numbers.below(std::size(WORDS))];
                structure->members.push_back({name, document(numbers, depth - 1)});
            }
            return structure;
        }
    }
}

uint32_t hash(std::string_view text) {
    uint32_t hash = 0;
    for (char c : text) hash = hash * 31 + static_cast<unsigned char>(c);
    return hash;
}

}

int json(int depth) {
    Numbers numbers(3);
    std::string compact;
    document(numbers, depth)->print(compact, -1);
    std::string indented;
    Parser(compact).value()->print(indented, 0);
    std::string again;
    Parser(indented).value()->print(again, -1);
    return static_cast<int>(hash(compact) * 31 * 31 + hash(indented) * 31 + hash(again));
}
