// SPDX-License-Identifier: MIT
// Every code of an enum, and the tone of a sentence.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace intouch {

constexpr auto last_reason = plan::reason_code::drawn_in;
constexpr auto last_warning = plan::warning_code::people_held;

template <class Code> std::vector<Code> every_code(Code last) {
    std::vector<Code> codes;
    for (int i = 0; i <= static_cast<int>(last); ++i) codes.push_back(static_cast<Code>(i));
    return codes;
}

template <class Code> Code code_named(const std::string& text, Code last) {
    for (const Code code : every_code(last)) {
        if (plan::name(code) == text) return code;
    }
    throw std::invalid_argument(text);
}

inline plan::touch bare_touch() {
    plan::touch t;
    t.ideal = day("2026-12-03");
    t.day = t.ideal;
    return t;
}

inline void check_tone(const std::string& text) {
    for (const char* word : {"overdue", "neglect", "fail", "missed", "guilt"}) {
        INFO(text);
        CHECK(text.find(word) == std::string::npos);
    }
    for (const char* twice : {",,", ", ,", "..", "  ", ";;"}) {
        INFO(text);
        CHECK(text.find(twice) == std::string::npos);
    }
}

} // namespace intouch
