// SPDX-License-Identifier: MIT
// Reads tests/data/http/smuggling.txt and answers.txt, whose heads say how they are written.
#pragma once

#include "support/data.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::test {

struct framing_case {
    std::string name;
    std::vector<unsigned> expected; ///< the status of each answer
    std::string bytes;
};

inline std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        switch (text.at(++i)) {
        case 'r':
            out += '\r';
            break;
        case 'n':
            out += '\n';
            break;
        case 't':
            out += '\t';
            break;
        case '0':
            out += '\0';
            break;
        case 'x':
            out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
            break;
        default:
            throw std::runtime_error("unknown escape in " + std::string(text));
        }
    }
    return out;
}

inline std::vector<framing_case> read_framing_cases() {
    std::ifstream in(data_dir() / "http/smuggling.txt");
    if (!in) throw std::runtime_error("smuggling.txt cannot be read");
    std::vector<framing_case> cases;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.starts_with('#')) {
            inside = false;
        } else if (line.starts_with(">> ")) {
            cases.back().bytes += unescaped(line.substr(3));
        } else if (line == ">" || line.starts_with("> ")) {
            cases.back().bytes += unescaped(line.size() > 2 ? line.substr(2) : "") + "\r\n";
        } else if (inside && line.starts_with("expect ")) {
            std::istringstream numbers(line.substr(7));
            for (unsigned status = 0; numbers >> status;) cases.back().expected.push_back(status);
        } else {
            cases.push_back({line, {}, {}});
            inside = true;
        }
    }
    return cases;
}

struct answer_case {
    std::string name;
    std::string method;
    std::string expected;
    std::string bytes;
    bool ends = false; ///< the connection ends after them
};

inline std::vector<answer_case> read_answer_cases() {
    std::ifstream in(data_dir() / "http/answers.txt");
    if (!in) throw std::runtime_error("answers.txt cannot be read");
    std::vector<answer_case> cases;
    int part = 0; // of a case: its name, its method, what is expected
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.starts_with('#')) {
            part = 0;
        } else if (line == ">|") {
            cases.back().ends = true;
        } else if (line.starts_with(">> ")) {
            cases.back().bytes += unescaped(line.substr(3));
        } else if (line == ">" || line.starts_with("> ")) {
            cases.back().bytes += unescaped(line.size() > 2 ? line.substr(2) : "") + "\r\n";
        } else if (part++ == 0) {
            cases.push_back({line, {}, {}, {}});
        } else if (part == 2) {
            cases.back().method = line;
        } else {
            cases.back().expected += (cases.back().expected.empty() ? "" : "\n") + line;
        }
    }
    return cases;
}

} // namespace intouch::test
