// SPDX-License-Identifier: MIT
#include "json/writer.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace intouch::json {

namespace {

/// Needs no escape and no check.
bool plain(char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; }

} // namespace

void writer::separate() {
    if (comma_) out_ += ',';
    comma_ = true;
}

writer& writer::begin_object() {
    separate();
    out_ += '{';
    comma_ = false;
    return *this;
}

writer& writer::end_object() {
    out_ += '}';
    comma_ = true;
    return *this;
}

writer& writer::begin_array() {
    separate();
    out_ += '[';
    comma_ = false;
    return *this;
}

writer& writer::end_array() {
    out_ += ']';
    comma_ = true;
    return *this;
}

writer& writer::key(std::string_view name) {
    separate();
    put_string(name);
    out_ += ':';
    comma_ = false;
    return *this;
}

void writer::put_string(std::string_view value) {
    out_ += '"';
    if (std::ranges::all_of(value, plain)) {
        out_ += value;
    } else {
        put_escaped(without_control(value, true));
    }
    out_ += '"';
}

void writer::put_escaped(std::string_view value) {
    for (const char c : value) {
        switch (c) {
        case '"':
            out_ += "\\\"";
            break;
        case '\\':
            out_ += "\\\\";
            break;
        case '\n':
            out_ += "\\n";
            break;
        case '\t':
            out_ += "\\t";
            break;
        default:
            out_ += c;
        }
    }
}

writer& writer::text(std::string_view value) {
    separate();
    put_string(value);
    return *this;
}

writer& writer::text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }

writer& writer::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
    return *this;
}

writer& writer::null() {
    separate();
    out_ += "null";
    return *this;
}

writer& writer::integer(std::int64_t value) {
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", value);
    return *this;
}

writer& writer::number(double value, int decimals) {
    if (!std::isfinite(value)) return null();
    std::string digits = fmt::format("{:.{}f}", value, decimals);
    if (digits.contains('.')) {
        while (digits.ends_with('0')) digits.pop_back();
        if (digits.ends_with('.')) digits.pop_back();
    }
    if (digits == "-0") digits = "0";
    separate();
    out_ += digits;
    return *this;
}

writer& writer::day(date value) {
    separate();
    out_ += '"';
    out_ += print(value);
    out_ += '"';
    return *this;
}

writer& writer::time(instant value, const time_zone& zone) {
    separate();
    out_ += '"';
    out_ += print(value, zone);
    out_ += '"';
    return *this;
}

writer& writer::moment(const when& value, const time_zone& zone) {
    return value.time ? time(zone.to_instant(value.day + *value.time), zone) : day(value.day);
}

std::string writer::done() && {
    out_ += '\n';
    return std::move(out_);
}

} // namespace intouch::json
