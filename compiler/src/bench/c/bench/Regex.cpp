/* Regular expressions, compiled to a small program whose threads run through the text side by side (Thompson, CACM 1968). The expressions know letters,
   dots, ranges in brackets, groups, alternatives, stars, pluses and question marks. */
#include "Numbers.h"
#include "Programs.h"
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

enum class Kind { CHARACTERS, SPLIT, JUMP, MATCH };

struct Instruction {
    Kind kind;
    char from = 0;
    char to = 0;
    int first = 0;
    int second = 0;

    explicit Instruction(Kind kind) : kind(kind) {
    }
};

class Expression {
public:
    std::vector<Instruction> program;

    explicit Expression(std::string_view pattern) : pattern(pattern) {
        alternatives();
        program.emplace_back(Kind::MATCH);
    }

private:
    std::string_view pattern;
    size_t at = 0;

    int size() const {
        return static_cast<int>(program.size());
    }

    bool more() const {
        return at < pattern.length() && pattern[at] != '|' && pattern[at] != ')';
    }

    void alternatives() {
        int start = size();
        while (more()) repeated();
        if (at < pattern.length() && pattern[at] == '|') {
            at++;
            insert(start, Kind::SPLIT);
            int jump = size();
            program.emplace_back(Kind::JUMP);
            program[start].first = start + 1;
            program[start].second = size();
            alternatives();
            program[jump].first = size();
        }
    }

    void repeated() {
        int start = size();
        one();
        char c = at < pattern.length() ? pattern[at] : ' ';
        if (c == '*' || c == '?') {
            at++;
            insert(start, Kind::SPLIT);
            if (c == '*') {
                Instruction back(Kind::JUMP);
                back.first = start;
                program.push_back(back);
            }
            program[start].first = start + 1;
            program[start].second = size();
        } else if (c == '+') {
            at++;
            Instruction again(Kind::SPLIT);
            again.first = start;
            again.second = size() + 1;
            program.push_back(again);
        }
    }

    void one() {
        char c = pattern[at++];
        if (c == '(') {
            alternatives();
            at++;
            return;
        }
        Instruction characters(Kind::CHARACTERS);
        characters.from = c == '.' ? ' ' : c;
        characters.to = c == '.' ? '~' : c;
        if (c == '[') {
            characters.from = pattern[at];
            characters.to = pattern[at + 2];
            at += 4;
        }
        program.push_back(characters);
    }

    /* Makes room for an instruction; those behind it, and what points to them, move on. */
    void insert(int place, Kind kind) {
        program.insert(program.begin() + place, Instruction(kind));
        for (Instruction &instruction : program) {
            instruction.first += instruction.first >= place ? 1 : 0;
            instruction.second += instruction.second >= place ? 1 : 0;
        }
    }
};

/* The places of a program that threads stand at, each once. */
class Threads {
public:
    std::vector<int> places;
    int count = 0;

    explicit Threads(size_t most) : places(most), seen(most) {
    }

    void clear() {
        count = 0;
        round++;
    }

    void add(const std::vector<Instruction> &program, int place) {
        if (seen[place] == round) return;
        seen[place] = round;
        const Instruction &instruction = program[place];
        switch (instruction.kind) {
            case Kind::JUMP:
                add(program, instruction.first);
                break;
            case Kind::SPLIT:
                add(program, instruction.first);
                add(program, instruction.second);
                break;
            default:
                places[count++] = place;
        }
    }

private:
    std::vector<int> seen;
    int round = 1;
};

/* How many characters of the text are ends of matches, wherever these start. */
int ends(const Expression &expression, std::string_view text) {
    const std::vector<Instruction> &program = expression.program;
    Threads now(program.size());
    Threads next(program.size());
    int ends = 0;
    for (char c : text) {
        now.add(program, 0);
        for (int thread = 0; thread < now.count; thread++) {
            int place = now.places[thread];
            const Instruction &instruction = program[place];
            if (instruction.kind == Kind::CHARACTERS && c >= instruction.from && c <= instruction.to) next.add(program, place + 1);
        }
        for (int thread = 0; thread < next.count; thread++) {
            if (program[next.places[thread]].kind == Kind::MATCH) ends++;
        }
        std::swap(now, next);
        next.clear();
    }
    return ends;
}

std::string text(int size) {
    Numbers numbers(17);
    std::string text;
    for (int i = 0; i < size; i++) text += "abcdefgh 0123"[numbers.below(13)];
    return text;
}

}

int regex(int size) {
    std::string searched = text(size);
    uint32_t sum = 0;
    for (const char *pattern : {"abc", "a(b|c)*d", "[a-d]+[0-3]", "(ab|cd|ef)+g?h", ".a.b", "[0-3][0-3]*( |a)(b|[c-e])+"}) {
        sum = sum * 31 + ends(Expression(pattern), searched);
    }
    return static_cast<int>(sum);
}
