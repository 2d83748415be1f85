// SPDX-License-Identifier: MIT
#include "net/request_reader.hpp"

#include "core/text.hpp"
#include "http/authority.hpp"
#include "http/content_type.hpp"
#include "http/target.hpp"
#include "net/head_block.hpp"
#include "net/strict_parser.hpp"

#include <algorithm>
#include <expected>
#include <utility>

namespace intouch::net {
namespace {

using request_parser = strict_parser<true>;
using refused = std::unexpected<http::problem>;

refused bad_request(std::string detail, std::string where = {}) {
    return refused(http::make_problem(400, std::move(detail), std::move(where)));
}

/// Says what is wrong with a request line that cannot be read.
http::problem request_line_fault(std::string_view line) {
    const auto first = line.find(' ');
    const auto second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (first == 0 || second == std::string_view::npos || second == first + 1)
        return bad_request(
                   "request line: expected a method, a target and a version with one space between each")
            .error();
    const auto version = line.substr(second + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return bad_request("request line: found version " + quoted(version) +
                           ", expected HTTP/1.1 or HTTP/1.0")
            .error();
    return bad_request(
               "request line: the method is not a token, or the target holds a character that it may not")
        .error();
}

std::expected<void, http::problem> check_host(request_parser& parser) {
    const auto& host = parser.framing().host;
    if (host.times != 1)
        return bad_request(host.times == 0 ? "found none, expected one" : "found more than one, expected one",
                           "Host");
    if (!http::valid_authority(parser.value_of(host)))
        return bad_request("found " + quoted(parser.value_of(host)) + ", expected a name and a port", "Host");
    return {};
}

std::expected<void, http::problem> read_target(request_parser& parser) {
    auto& r = parser.value();
    const auto target = http::origin_form(r.method, r.target, parser.value_of(parser.framing().host));
    if (!target) return bad_request("request line: " + target.error().text);
    if (*target == "*") return {};
    auto parts = http::parse_target(*target);
    if (!parts) return bad_request("request line: " + parts.error().text);
    if (target->size() < r.target.size()) r.target = std::string(*target);
    r.path = std::move(parts->path);
    r.query = std::move(parts->query);
    return {};
}

/// RFC 9112 6; every deviation is refused. Beast has read the same fields, and tolerates more.
std::expected<void, http::problem> check_framing(request_parser& parser, std::size_t longest_body) {
    const auto& [host, length, coding, expect, content_coding, lengths_differ] = parser.framing();
    if (coding.times > 0) {
        if (parser.minor_version() == 0)
            return bad_request("HTTP/1.0 has no transfer codings", "Transfer-Encoding");
        if (length.times > 0)
            return bad_request("found Content-Length and Transfer-Encoding, expected one of them",
                               "Transfer-Encoding");
        if (coding.times > 1 || parser.value_of(coding) != "chunked")
            return bad_request("found " + quoted(parser.value_of(coding)) +
                                   ", expected exactly one \"chunked\"",
                               "Transfer-Encoding");
        return {};
    }
    if (length.times == 0) return {};
    if (length.times > 1) return bad_request("found more than one, expected one", "Content-Length");
    const auto text = parser.value_of(length);
    if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return bad_request("found " + quoted(text) + ", expected one decimal number", "Content-Length");
    if (*parser.content_length() > longest_body)
        return refused(http::make_problem(413, "the body has " + quoted(text) + " bytes, at most " +
                                                   std::to_string(longest_body) + " are taken"));
    return {};
}

std::expected<void, http::problem> check_expect(request_parser& parser) {
    const auto& expect = parser.framing().expect;
    if (expect.times == 0 || parser.minor_version() == 0) return {};
    const auto text = parser.value_of(expect);
    if (expect.times > 1 || !http::equal_ignoring_case(text, "100-continue"))
        return refused(
            http::make_problem(417, "found " + quoted(text) + ", expected \"100-continue\"", "Expect"));
    return {};
}

} // namespace

struct request_reader::impl {
    impl(http::listener_kind where, const http::size_limits& sizes)
        : listener(where), limits(sizes), head(sizes.head, true) {}

    void refuse(http::problem p) {
        why = std::make_unique<http::problem>(std::move(p));
        at = state::refused;
    }
    std::size_t put_head(std::string_view bytes);
    void read_head();
    [[nodiscard]] http::problem unfinished_fault() const;
    void note_body();

    http::listener_kind listener;
    http::size_limits limits;
    state at = state::head;
    bool expects_continue = false;
    head_block head;
    // A connection without a request holds neither of them: idle connections stay small.
    std::unique_ptr<request_parser> parser;
    std::unique_ptr<http::problem> why;
};

std::size_t request_reader::impl::put_head(std::string_view bytes) {
    const auto taken = head.put(bytes);
    if (!head.whole().empty()) {
        read_head();
        head.clear();
    } else if (!head.clean() || head.too_long()) {
        refuse(unfinished_fault()); // the rest cannot mend it
    }
    return taken;
}

http::problem request_reader::impl::unfinished_fault() const {
    if (!head.clean())
        return http::make_problem(400, "found a bare CR or LF, or another control character, in the head");
    if (head.part().find('\r') > limits.target + 32)
        return http::make_problem(414, "the request line has more than " + std::to_string(limits.target) +
                                           " bytes");
    return http::make_problem(431, "the head has more than " + std::to_string(limits.head) + " bytes");
}

void request_reader::impl::read_head() {
    const auto block = head.whole();
    if (!head.clean()) return refuse(unfinished_fault());
    if (block.contains("\n ") || block.contains("\n\t"))
        return refuse(http::make_problem(400, "found a field folded over two lines"));
    parser = std::make_unique<request_parser>(limits, false);
    if (!parser->put_head(block))
        return refuse(parser->knows_start_line() ? *parser->why()
                                                 : request_line_fault(block.substr(0, block.find('\r'))));
    auto checked = check_host(*parser);
    if (checked) checked = read_target(*parser);
    if (checked) checked = check_framing(*parser, limits.body);
    if (checked) checked = check_expect(*parser);
    if (!checked) {
        checked.error().to_browser = http::accepts_html(parser->value());
        return refuse(std::move(checked.error()));
    }
    auto& r = parser->value();
    r.listener = listener;
    r.keep_alive = http::keeps_alive(r.headers, r.minor_version);
    expects_continue = parser->framing().expect.times > 0 && r.minor_version == 1;
    at = state::body;
    note_body();
}

/// After a part of the body.
void request_reader::impl::note_body() {
    if (parser->why())
        refuse(*parser->why());
    else if (parser->is_done())
        at = state::complete;
}

request_reader::request_reader(http::listener_kind listener, const http::size_limits& limits)
    : impl_(std::make_unique<impl>(listener, limits)) {}

request_reader::~request_reader() = default;

std::size_t request_reader::put(std::string_view bytes) {
    std::size_t taken = 0;
    if (impl_->at == state::head) taken = impl_->put_head(bytes);
    if (impl_->at == state::body && taken < bytes.size()) {
        taken += impl_->parser->put_body(bytes.substr(taken));
        impl_->note_body();
    }
    return taken;
}

request_reader::state request_reader::at() const { return impl_->at; }

bool request_reader::started() const { return impl_->at == state::body || !impl_->head.part().empty(); }

bool request_reader::wants_continue() {
    return impl_->at == state::body && impl_->parser->body().empty() &&
           std::exchange(impl_->expects_continue, false);
}

http::request request_reader::take() {
    auto request = std::move(impl_->parser->value());
    request.body = std::move(impl_->parser->body());
    impl_->parser.reset();
    impl_->at = state::head;
    return request;
}

const http::problem& request_reader::why() const { return *impl_->why; }

} // namespace intouch::net
