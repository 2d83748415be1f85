// SPDX-License-Identifier: MIT
#include "ical/line_source.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"

#include <algorithm>

namespace intouch::ical {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Name and parameters of a content line in lower case. A long line without them is not copied again and
/// again.
std::string head_of(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon == std::string_view::npos ? std::string() : lower_ascii(line.substr(0, colon));
}

} // namespace

line_source::line_source(std::string_view text) : rest_(text) {
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    const auto body = rest_.substr(0, rest_.find_last_not_of("\r\n") + 1);
    if (body.find('\n') != std::string_view::npos || body.find('\r') == std::string_view::npos) return;
    rest_ = body;
    end_ = '\r';
}

std::optional<line_source::unfolded> line_source::next(std::size_t longest) {
    unfolded found;
    bool any = false;
    bool broken = false; // the last line ends like one that goes on (quoted-printable)
    while (!rest_.empty() && !any) {
        found.number = number_ + 1;
        const std::string_view line = take();
        any = !std::ranges::all_of(line, is_blank);
        broken = line.ends_with('=');
        found.cut = line.size() > longest;
        found.line = any ? line.substr(0, longest) : std::string_view();
    }
    if (!any) return std::nullopt;
    if (!found.cut) found.text = found.line + "\r\n";
    for (;;) {
        const bool soft = broken && goes_on_softly(found.line);
        const bool whole = soft || goes_on_in_base64(found.line);
        if (!whole && !continued()) break;
        const std::string_view more = take();
        broken = more.ends_with('=');
        found.cut = found.cut || found.line.size() + more.size() - 1 > longest;
        if (found.cut) continue;
        if (soft) found.line.pop_back();
        found.line += whole ? more : more.substr(1);
        found.text.append(more).append("\r\n");
    }
    if (found.cut) found.text.clear();
    return found;
}

/// Some writers end the last line of a text like those before it.
bool line_source::goes_on_softly(std::string_view line) const {
    const std::string next = lower_ascii(rest_.substr(0, 6));
    if (next.empty() || next == "begin:" || next.starts_with("end:")) return false;
    return head_of(line).contains("quoted-printable");
}

bool line_source::goes_on_in_base64(std::string_view line) const {
    const std::string_view next = peek();
    const bool bare = !std::ranges::all_of(next, [](char c) { return is_blank(c) || c == '\r'; }) &&
                      !is_blank(next.front()) && next.find_first_of(":;") == std::string_view::npos;
    if (!bare) return false;
    const std::string head = head_of(line);
    return head.contains("base64") || head.contains("encoding=b");
}

/// A fold may follow empty lines: some writers add one line end too many, and no other line begins with a
/// blank.
bool line_source::continued() {
    const std::size_t more = std::min(rest_.find_first_not_of("\r\n"), rest_.size());
    if (more == rest_.size() || !is_blank(rest_[more])) return false;
    number_ += static_cast<std::size_t>(std::ranges::count(rest_.substr(0, more), end_));
    rest_.remove_prefix(more);
    return true;
}

std::string_view line_source::peek() const { return rest_.substr(0, rest_.find(end_)); }

std::string_view line_source::take() {
    ++number_;
    std::string_view line = peek();
    rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    while (line.ends_with('\r')) line.remove_suffix(1); // two of them, where CRLF was written as text
    return line;
}

} // namespace intouch::ical
