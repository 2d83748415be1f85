// SPDX-License-Identifier: MIT
#include "http/target.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace intouch::http {
namespace {

constexpr bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

constexpr bool is_pchar(char c) {
    return is_unreserved(c) || std::string_view("!$&'()*+,;=:@%").find(c) != std::string_view::npos;
}

constexpr int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class part { path, query, form };

/// Checks and decodes one segment, name or value.
result<std::string> decode(std::string_view text, part where) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = text[i];
        const bool allowed = is_pchar(c) || (where != part::path && (c == '/' || c == '?'));
        if (!allowed)
            return fail(errc::invalid, "found a character that a URL does not hold, expected it as %XX");
        if (c == '%') {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
            if (low < 0) return fail(errc::invalid, "found \"%\" without two hexadecimal digits");
            c = static_cast<char>(high * 16 + low);
            i += 2;
            const bool breaks_line = c == '\r' || c == '\n' || c == '\t';
            const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
            if (control && where == part::form && !breaks_line) continue; // pasted from a word processor
            if (control && where != part::form)
                return fail(errc::invalid, "found an encoded control character");
            if (where == part::path && (c == '/' || c == '\\'))
                return fail(errc::invalid, "found an encoded slash in the path");
        } else if (c == '+' && where != part::path) {
            c = ' ';
        }
        out += c;
    }
    if (!valid_utf8(out)) return fail(errc::invalid, "found text that is not UTF-8");
    return out;
}

/// Calls `each` with the pieces between `separator`s until one fails.
template <class Each> result<void> split(std::string_view text, char separator, Each each) {
    while (true) {
        const auto at = text.find(separator);
        if (auto done = each(text.substr(0, at)); !done) return done;
        if (at == std::string_view::npos) return {};
        text.remove_prefix(at + 1);
    }
}

/// "a=1&b=2", of a query or a form.
result<std::vector<parameter>> parameters_of(std::string_view text, part where) {
    std::vector<parameter> all;
    const auto take_parameter = [&](std::string_view one) -> result<void> {
        if (one.empty()) return {};
        const auto equals = one.find('=');
        auto name = decode(one.substr(0, equals), where);
        if (!name) return std::unexpected(std::move(name.error()));
        auto value =
            decode(equals == std::string_view::npos ? std::string_view() : one.substr(equals + 1), where);
        if (!value) return std::unexpected(std::move(value.error()));
        all.push_back({*std::move(name), *std::move(value)});
        return {};
    };
    if (auto done = split(text, '&', take_parameter); !done) return std::unexpected(std::move(done.error()));
    return all;
}

} // namespace

result<target_parts> parse_target(std::string_view target) {
    if (target.empty() || target.front() != '/')
        return fail(errc::invalid, "expected a path that begins with \"/\"");
    target_parts parts;
    const auto mark = target.find('?');
    const auto path = target.substr(1, mark == std::string_view::npos ? mark : mark - 1);
    const auto take_segment = [&](std::string_view text) -> result<void> {
        auto segment = decode(text, part::path);
        if (!segment) return std::unexpected(std::move(segment.error()));
        if (*segment == "." || *segment == "..")
            return fail(errc::invalid, "found \"" + *segment + "\" in the path, expected it resolved");
        parts.path.push_back(*std::move(segment));
        return {};
    };
    if (!path.empty())
        if (auto done = split(path, '/', take_segment); !done)
            return std::unexpected(std::move(done.error()));

    if (mark != std::string_view::npos) {
        auto query = parameters_of(target.substr(mark + 1), part::query);
        if (!query) return std::unexpected(std::move(query.error()));
        parts.query = *std::move(query);
    }
    return parts;
}

result<std::string_view> origin_form(std::string_view method, std::string_view target,
                                     std::string_view host) {
    if (target == "*") {
        if (method != "OPTIONS") return fail(errc::invalid, "the target \"*\" goes with OPTIONS alone");
        return target;
    }
    if (target.starts_with('/')) return target;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        const auto rest = target.substr(scheme.size());
        const auto end = std::min(rest.find('/'), rest.find('?'));
        if (!equal_ignoring_case(rest.substr(0, end), host))
            return fail(errc::invalid, "the target names another host than the Host field");
        if (end == std::string_view::npos) return std::string_view("/");
        if (rest[end] == '?') return fail(errc::invalid, "the target has no path");
        return rest.substr(end);
    }
    return fail(errc::invalid, "found target " + quoted(target.substr(0, target.find('?'))) +
                                   ", expected a path that begins with \"/\"");
}

result<std::vector<parameter>> parse_form(std::string_view body) { return parameters_of(body, part::form); }

std::string encode_component(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    return out;
}

} // namespace intouch::http
