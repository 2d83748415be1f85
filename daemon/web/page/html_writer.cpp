// SPDX-License-Identifier: MIT
#include "daemon/web/page/html_writer.hpp"

#include "core/escape_markup.hpp"
#include "core/text.hpp"
#include "core/url_scheme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace intouch::daemon::page {

namespace {

// HTML Living Standard 13.1.2.
constexpr std::array<std::string_view, 13> void_elements{
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"};
constexpr std::array<std::string_view, 4> address_attributes{"href", "src", "action", "formaction"};

template <std::size_t N> bool has(const std::array<std::string_view, N>& all, std::string_view one) {
    return std::ranges::find(all, one) != all.end();
}

/// A line break stays in a text: the style sheet says where it shows. An attribute has a blank for it.
std::string escaped(std::string_view text) { return escape_markup(without_control(text, true)); }

std::string escaped_on_a_line(std::string_view text) {
    auto line = escaped(text);
    std::ranges::replace(line, '\n', ' ');
    return line;
}

/// RFC 3986 3.1: a scheme ends at the first colon, and no "/", "?" or "#" stands before the colon.
bool is_harmless_address(std::string_view address) {
    const auto end = address.find_first_of(":/?#");
    if (end == std::string_view::npos || address[end] != ':') return true;
    const auto scheme = url_scheme(address);
    return !scheme.empty() && !is_harmful_scheme(scheme);
}

} // namespace

html_writer::html_writer() : out_("<!DOCTYPE html>\n") {}

html_writer& html_writer::open(element_name name, html_attributes attributes) {
    out_ += fmt::format("<{}", name.text());
    for (const auto& a : attributes) {
        const bool is_address = has(address_attributes, a.name.text());
        const auto address = is_address ? without_control(a.value) : std::string();
        if (!is_harmless_address(address)) continue;
        out_ += fmt::format(" {}=\"{}\"", a.name.text(),
                            is_address ? escape_markup(address) : escaped_on_a_line(a.value));
    }
    out_ += '>';
    if (!has(void_elements, name.text())) open_.push_back(name.text());
    return *this;
}

html_writer& html_writer::close() {
    assert(!open_.empty());
    out_ += fmt::format("</{}>", open_.back());
    open_.pop_back();
    return *this;
}

html_writer& html_writer::text(std::string_view text) {
    out_ += escaped(text);
    return *this;
}

html_writer& html_writer::element(element_name name, std::string_view content, html_attributes attributes) {
    assert(!has(void_elements, name.text()));
    return open(name, attributes).text(content).close();
}

html_writer& html_writer::text_area(std::string_view typed, html_attributes attributes) {
    open("textarea", attributes);
    if (typed.starts_with('\n')) out_ += '\n'; // HTML Living Standard 13.1.2.6: the first one is dropped
    out_ += escaped(typed);
    return close();
}

html_writer& html_writer::script_at(own_path path) {
    out_ += fmt::format("<script src=\"{}\" defer></script>", path.text());
    return *this;
}

html_writer& html_writer::no_icon() {
    out_ += R"(<link rel="icon" href="data:,">)";
    return *this;
}

html_writer& html_writer::style(const stylesheet& sheet) {
    out_ += fmt::format("<style>{}</style>", sheet.text());
    return *this;
}

html_writer& html_writer::end_line() {
    out_ += '\n';
    return *this;
}

std::string html_writer::take() && {
    while (!open_.empty()) close().end_line();
    return std::move(out_);
}

} // namespace intouch::daemon::page
