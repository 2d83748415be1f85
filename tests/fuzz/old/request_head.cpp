// SPDX-License-Identifier: MIT
#include "fuzz/old/request_head.hpp"

#include "core/text.hpp"
#include "http/target.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace intouch::old_http {
using namespace intouch::http;
namespace {

using refused = std::unexpected<problem>;

/// `found`, fit to stand in a message: short and without control characters.
std::string shown(std::string_view found) {
    constexpr std::size_t longest = 60;
    return "\"" + without_control(found.substr(0, longest)) + (found.size() > longest ? "…\"" : "\"");
}

refused bad(std::string detail, std::string where = {}) {
    return refused(make_problem(400, std::move(detail), std::move(where)));
}

constexpr std::array<bool, 256> make_token_table() {
    std::array<bool, 256> table{};
    for (unsigned c = '0'; c <= '9'; ++c) table[c] = true;
    for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = true;
    for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = true;
    for (const char c : std::string_view("!#$%&'*+-.^_`|~")) table[static_cast<unsigned char>(c)] = true;
    return table;
}
constexpr auto token_table = make_token_table();

bool is_token(std::string_view text) {
    return !text.empty() &&
           std::ranges::all_of(text, [](char c) { return token_table[static_cast<unsigned char>(c)]; });
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// RFC 9110 5.5: no control character but the tab.
bool is_field_value(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7F) || byte == '\t';
    });
}

struct request_line {
    std::string_view method;
    std::string_view target;
    unsigned minor_version = 1;
};

std::expected<request_line, problem> parse_request_line(std::string_view line, std::size_t longest_target) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return bad("request line: expected a method, a target and a version with one space between each");
    request_line r;
    r.method = line.substr(0, first);
    r.target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!is_token(r.method)) return bad("request line: the method is not a token");
    if (r.target.empty()) return bad("request line: the target is empty");
    if (r.target.size() > longest_target)
        return refused(make_problem(414, "request line: the target has " + std::to_string(r.target.size()) +
                                             " bytes, at most " + std::to_string(longest_target) +
                                             " are taken"));
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return bad("request line: found version " + shown(version) + ", expected HTTP/1.1 or HTTP/1.0");
    r.minor_version = version.back() == '1' ? 1 : 0;
    return r;
}

/// The fields of the head that say how to read the body.
struct framing_fields {
    std::string_view host;
    std::string_view length;
    std::string_view coding;
    std::string_view expect;
    std::size_t hosts = 0;
    std::size_t lengths = 0;
    std::size_t codings = 0;
    std::size_t expects = 0;
};

void note(framing_fields& known, const field& f) {
    const auto is = [&](std::string_view name, std::string_view& value, std::size_t& count) {
        if (!equal_ignoring_case(f.name, name)) return;
        value = f.value;
        ++count;
    };
    switch (f.name.size()) {
    case 4:
        return is("Host", known.host, known.hosts);
    case 6:
        return is("Expect", known.expect, known.expects);
    case 14:
        return is("Content-Length", known.length, known.lengths);
    case 17:
        return is("Transfer-Encoding", known.coding, known.codings);
    default:
        return;
    }
}

/// RFC 9112 6; every deviation is refused.
std::expected<void, problem> decide_framing(request_head& head, const framing_fields& known,
                                            std::size_t longest_body) {
    if (known.codings > 0) {
        if (head.value.minor_version == 0)
            return bad("HTTP/1.0 has no transfer codings", "Transfer-Encoding");
        if (known.lengths > 0)
            return bad("found Content-Length and Transfer-Encoding, expected one of them",
                       "Transfer-Encoding");
        if (known.codings > 1 || known.coding != "chunked")
            return bad("found " + shown(known.coding) + ", expected exactly one \"chunked\"",
                       "Transfer-Encoding");
        head.framing = body_framing::chunked;
        return {};
    }
    if (known.lengths == 0) return {};
    if (known.lengths > 1) return bad("found more than one, expected one", "Content-Length");
    if (known.length.empty() || !std::ranges::all_of(known.length, is_digit))
        return bad("found " + shown(known.length) + ", expected one decimal number", "Content-Length");
    const char* const digits = known.length.data();
    const auto read = std::from_chars(digits, digits + known.length.size(), head.length);
    if (read.ec != std::errc() || head.length > longest_body)
        return refused(make_problem(413, "the body has " + shown(known.length) + " bytes, at most " +
                                             std::to_string(longest_body) + " are taken"));
    head.framing = head.length == 0 ? body_framing::none : body_framing::length;
    return {};
}

/// The target in origin-form, or "*".
std::expected<std::string_view, problem> old_origin_form(const request_line& line, std::string_view host) {
    if (line.target == "*") {
        if (line.method != "OPTIONS") return bad("request line: the target \"*\" goes with OPTIONS alone");
        return line.target;
    }
    if (line.target.front() == '/') return line.target;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!equal_ignoring_case(line.target.substr(0, scheme.size()), scheme)) continue;
        const auto rest = line.target.substr(scheme.size());
        const auto end = std::min(rest.find('/'), rest.find('?'));
        if (!equal_ignoring_case(rest.substr(0, end), host))
            return bad("request line: the target names another host than the Host field");
        if (end == std::string_view::npos) return std::string_view("/");
        if (rest[end] == '?') return bad("request line: the target has no path");
        return rest.substr(end);
    }
    return bad("request line: found target " + shown(line.target.substr(0, line.target.find('?'))) +
               ", expected a path that begins with \"/\"");
}

} // namespace

std::expected<field, problem> parse_field_line(std::string_view line) {
    if (line.front() == ' ' || line.front() == '\t') return bad("found a field folded over two lines");
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return bad("found a field line without \":\"");
    const field f{line.substr(0, colon), trimmed(line.substr(colon + 1))};
    if (!is_token(f.name))
        return bad("found a field name that is not a token (a space before \":\", perhaps)");
    if (!is_field_value(f.value)) return bad("found a control character in a field", std::string(f.name));
    return f;
}

std::expected<request_head, problem> parse_request_head(std::string_view block, const size_limits& limits) {
    const auto next_line = [&block]() -> std::string_view {
        const auto end = block.find("\r\n");
        const auto line = block.substr(0, end);
        block.remove_prefix(end == std::string_view::npos ? block.size() : end + 2);
        return line;
    };
    const auto bytes = block.size();
    const auto line = parse_request_line(next_line(), limits.target);
    if (!line) return refused(line.error());

    request_head head;
    auto& r = head.value;
    r.method = line->method;
    r.minor_version = line->minor_version;
    r.headers.reserve(12, bytes);
    framing_fields known;
    while (true) {
        const auto text = next_line();
        if (text.empty()) break;
        const auto f = parse_field_line(text);
        if (!f) return refused(f.error());
        if (r.headers.size() == limits.fields)
            return refused(make_problem(431, "found more than " + std::to_string(limits.fields) + " fields"));
        r.headers.add(f->name, f->value);
        note(known, *f);
    }
    if (!block.empty()) return bad("found bytes after the empty line that ends the head");
    if (known.hosts != 1)
        return bad(known.hosts == 0 ? "found none, expected one" : "found more than one, expected one",
                   "Host");
    if (!valid_authority(known.host))
        return bad("found " + shown(known.host) + ", expected a name and a port", "Host");

    const auto target = old_origin_form(*line, known.host);
    if (!target) return refused(target.error());
    r.target = *target;
    if (r.target != "*") {
        auto parts = parse_target(r.target);
        if (!parts) return bad("request line: " + parts.error().text);
        r.path = std::move(parts->path);
        r.query = std::move(parts->query);
    }
    if (auto decided = decide_framing(head, known, limits.body); !decided)
        return refused(std::move(decided.error()));
    if (known.expects > 0 && r.minor_version == 1) {
        if (known.expects > 1 || !equal_ignoring_case(known.expect, "100-continue"))
            return refused(
                make_problem(417, "found " + shown(known.expect) + ", expected \"100-continue\"", "Expect"));
        head.expects_continue = head.framing != body_framing::none;
    }
    r.keep_alive = keeps_alive(r.headers, r.minor_version);
    return head;
}

} // namespace intouch::old_http
