/* Builds lines of fields, splits the text into lines and the lines into fields again, and makes new words of them. */
#include "Numbers.h"
#include "Programs.h"
#include <cstdint>
#include <string>
#include <vector>

namespace {

const std::string WORDS[] = {"alpha", "beta", "gamma", "delta", "epsilon", "a longer word", " padded ", ""};

std::string build(int lines) {
    Numbers numbers(5);
    std::string text;
    for (int line = 0; line < lines; line++) {
        text += "row";
        text += std::to_string(line);
        for (int field = numbers.below(8); field >= 0; field--) {
            text += ';';
            text += WORDS[numbers.below(std::size(WORDS))];
        }
        text += '\n';
    }
    return text;
}

std::vector<std::string> split(const std::string &text, char separator) {
    std::vector<std::string> parts;
    size_t start = 0;
    for (size_t end = text.find(separator); end != std::string::npos; end = text.find(separator, start)) {
        parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    parts.push_back(text.substr(start));
    return parts;
}

std::string strip(const std::string &text) {
    size_t first = text.find_first_not_of(' ');
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

uint32_t hash(const std::string &text) {
    uint32_t hash = 0;
    for (char c : text) hash = hash * 31 + static_cast<unsigned char>(c);
    return hash;
}

}

int texts(int lines) {
    std::string text = build(lines);
    uint32_t sum = text.length();
    for (const std::string &line : split(text, '\n')) {
        std::string joined;
        for (const std::string &field : split(line, ';')) {
            std::string word = strip(field);
            if (word.starts_with("row")) {
                sum += std::stoi(word.substr(3));
            } else if (word.find("lo") != std::string::npos) {
                joined = word + "-" + joined;
            } else {
                joined = joined + std::to_string(word.length());
            }
        }
        sum = sum * 31 + hash(joined);
    }
    return static_cast<int>(sum);
}
