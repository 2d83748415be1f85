// SPDX-License-Identifier: MIT
#include "ical/content.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "ical/line_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace intouch::ical {

namespace {

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

/// Takes the value at the start of `text`; absent for a quote that does not close.
std::optional<std::string> take_parameter_value(std::string_view& text) {
    if (text.starts_with('"')) {
        const std::size_t end = text.find('"', 1);
        if (end == std::string_view::npos) return std::nullopt;
        std::string value = decode_parameter(text.substr(1, end - 1));
        text.remove_prefix(end + 1);
        return value;
    }
    const std::size_t end = std::min(text.find_first_of(",;:"), text.size());
    std::string value = decode_parameter(text.substr(0, end));
    text.remove_prefix(end);
    return value;
}

/// The parameter after a ";", up to the next ";" or ":".
std::optional<parameter> take_parameter(std::string_view& text) {
    const std::size_t end = text.find_first_of("=;:");
    if (end == std::string_view::npos) return std::nullopt;
    parameter found;
    if (text[end] == '=') {
        found.name = upper_ascii(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    for (;;) {
        auto value = take_parameter_value(text);
        if (!value) return std::nullopt;
        found.values.push_back(std::move(*value));
        if (!text.starts_with(',')) break;
        text.remove_prefix(1);
    }
    if (text.empty() || (text.front() != ';' && text.front() != ':')) return std::nullopt;
    return found;
}

std::unexpected<error> at(std::size_t number, const std::string& what) {
    return fail(errc::invalid, fmt::format("line {}: {}", number, what));
}

/// Faults that make the bytes unreadable. UTF-8 is checked by line, since some writers fold inside a
/// character.
result<void> check_bytes(std::string_view text, const content_limits& limits) {
    if (text.size() > limits.bytes)
        return fail(errc::invalid,
                    fmt::format("{} bytes, more than the {} that are read", text.size(), limits.bytes));
    const auto nul = text.find('\0');
    if (nul == std::string_view::npos) return {};
    const auto before = static_cast<std::size_t>(std::ranges::count(text.substr(0, nul), '\n'));
    return at(before + 1, "a NUL byte; this is no text file");
}

/// BEGIN and END as they nest; the outermost are in `done`.
class tree {
public:
    result<void> add(content_line line, const content_limits& limits) {
        const std::size_t number = line.number;
        if (line.name == "BEGIN") {
            if (open_.size() == limits.depth)
                return at(number, fmt::format("components nested more than {} deep", limits.depth));
            open_.push_back(
                {.name = upper_ascii(trimmed(line.value)), .lines = {}, .parts = {}, .number = number});
            return {};
        }
        if (open_.empty())
            return at(number, fmt::format("found {}, expected BEGIN:VCALENDAR or another component",
                                          quoted(line.text.substr(0, line.text.find('\r')))));
        if (line.name != "END") {
            open_.back().lines.push_back(std::move(line));
            return {};
        }
        if (const std::string name = upper_ascii(trimmed(line.value)); name != open_.back().name)
            return at(number,
                      fmt::format("found END:{}, expected the END of {}, which begins on line {}",
                                  without_control(name), quoted(open_.back().name), open_.back().number));
        component closed = std::move(open_.back());
        open_.pop_back();
        (open_.empty() ? done_ : open_.back().parts).push_back(std::move(closed));
        return {};
    }
    result<std::vector<component>> finish(std::size_t last) && {
        if (!open_.empty())
            return at(last, fmt::format("the text ends inside {}, which begins on line {}",
                                        quoted(open_.back().name), open_.back().number));
        if (done_.empty()) return at(last, "nothing here, expected BEGIN:VCALENDAR or another component");
        return std::move(done_);
    }

private:
    std::vector<component> open_;
    std::vector<component> done_;
};

} // namespace

/// RFC 6868 3.1. Anything else behind a circumflex stays as it is.
std::string decode_parameter(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '^' && i + 1 < text.size() ? text[i + 1] : ' ';
        if (next == 'n' || next == '^' || next == '\'') {
            made += next == 'n' ? '\n' : next == '^' ? '^' : '"';
            ++i;
        } else {
            made += text[i];
        }
    }
    return made;
}

content_line parse_content_line(std::string_view line) {
    std::size_t end = line.find_first_of(";:");
    if (end == std::string_view::npos) return {};
    std::string_view name = line.substr(0, end);
    while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
    content_line found;
    if (const auto dot = name.find('.'); dot != std::string_view::npos) {
        found.group = name.substr(0, dot);
        name.remove_prefix(dot + 1);
    }
    found.name = upper_ascii(name);
    line.remove_prefix(end);
    while (line.starts_with(';')) {
        line.remove_prefix(1);
        auto one = take_parameter(line);
        if (!one) return {};
        found.parameters.push_back(std::move(*one));
    }
    if (!is_name(found.name) || !line.starts_with(':')) return {};
    found.value = line.substr(1);
    return found;
}

result<std::vector<component>> parse_components(std::string_view text, const content_limits& limits) {
    if (auto fine = check_bytes(text, limits); !fine) return std::unexpected(fine.error());
    line_source source(text);
    tree made;
    std::size_t count = 0;
    while (auto next = source.next(limits.line)) {
        if (next->cut) return at(next->number, fmt::format("a line of more than {} bytes", limits.line));
        if (!valid_utf8(next->line)) return at(next->number, "not UTF-8");
        if (++count > limits.lines) return at(next->number, fmt::format("more than {} lines", limits.lines));
        content_line line = parse_content_line(next->line);
        line.text = std::move(next->text);
        line.number = next->number;
        if (auto fine = made.add(std::move(line), limits); !fine) return std::unexpected(fine.error());
    }
    return std::move(made).finish(source.last_number());
}

const content_line* find(const component& c, std::string_view name) {
    const auto found = std::ranges::find(c.lines, name, &content_line::name);
    return found == c.lines.end() ? nullptr : &*found;
}

std::string_view value_of(const component& c, std::string_view name) {
    const content_line* line = find(c, name);
    return line == nullptr ? std::string_view() : std::string_view(line->value);
}

std::vector<std::string> values_of(const content_line& line, std::string_view parameter) {
    std::vector<std::string> found;
    for (const auto& one : line.parameters)
        if (one.name == parameter) found.insert(found.end(), one.values.begin(), one.values.end());
    return found;
}

} // namespace intouch::ical
