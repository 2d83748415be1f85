// SPDX-License-Identifier: MIT
#include "net/answer_reader.hpp"

#include "core/text.hpp"
#include "net/head_block.hpp"
#include "net/strict_parser.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace intouch::net {
namespace {

using answer_parser = strict_parser<false>;

constexpr std::string_view begins = "HTTP/1.";

http::size_limits sizes_of(const http::answer_limits& limits) {
    return {.head = limits.head,
            .target = std::numeric_limits<std::size_t>::max(), // an answer has none
            .fields = limits.fields,
            .body = limits.body};
}

/// "Content-Length: found …".
std::string text_of(const http::problem& p) { return p.field.empty() ? p.detail : p.field + ": " + p.detail; }

} // namespace

struct answer_reader::impl {
    explicit impl(const http::answer_limits& sizes) : limits(sizes), head(sizes.head, false) {}

    void refuse(std::string text, bool large = false) {
        why = std::move(text);
        too_large = large;
        at = state::refused;
        parser.reset();
    }
    std::size_t put_head(std::string_view bytes);
    void read_head();
    void refuse_head(std::string_view line);
    [[nodiscard]] bool check_framing();
    void note_body();

    http::answer_limits limits;
    bool head_only = false;
    state at = state::head;
    bool started = false;
    unsigned interim = 0;
    head_block head;
    std::optional<answer_parser> parser; // of the present answer
    std::string why;
    bool too_large = false;
};

std::size_t answer_reader::impl::put_head(std::string_view bytes) {
    const auto taken = head.put(bytes);
    const auto known = head.whole().empty() ? head.part() : head.whole();
    const auto first = std::min(known.size(), begins.size());
    if (known.substr(0, first) != begins.substr(0, first)) {
        refuse("sent something that is not HTTP/1.1: it begins with " +
               quoted(known.substr(0, std::min(known.find('\r'), std::size_t{60}))));
    } else if (!head.whole().empty()) {
        read_head();
        head.clear();
    } else if (!head.clean()) {
        refuse("sent a head that cannot be read: found a bare CR or LF, or another control character");
    } else if (head.too_long()) {
        refuse("sent a head of more than " + std::to_string(limits.head) + " bytes", true);
    }
    return taken;
}

void answer_reader::impl::read_head() {
    constexpr std::size_t status_line = std::string_view("HTTP/1.1 200").size();
    if (!head.clean())
        return refuse("sent a head that cannot be read: found a bare CR or LF, or another control character");
    auto block = head.whole();
    const auto line = block.substr(0, block.find('\r'));
    std::string repaired;
    if (line.size() == status_line) { // some servers leave out the blank before an empty reason (RFC 9112 4)
        repaired = std::string(line) + ' ';
        repaired += block.substr(line.size());
        block = repaired;
    }
    parser.emplace(sizes_of(limits), head_only);
    if (!parser->put_head(block)) return refuse_head(line);
    const auto status = parser->value().status;
    if (status < 100 || status > 599)
        return refuse("sent something that is not HTTP/1.1: its status line is " + quoted(line));
    if (status < 200) {
        if (status == 101) return refuse("switched to another protocol, which nobody asked for");
        if (++interim > limits.interim) return refuse("sent one interim answer after the other");
        return; // the real answer follows
    }
    if (!check_framing()) return;
    parser->value().close =
        parser->need_eof() || !http::keeps_alive(parser->value().headers, parser->minor_version());
    at = state::body;
    note_body();
}

void answer_reader::impl::refuse_head(std::string_view line) {
    const auto fault = *parser->why();
    if (!parser->knows_start_line())
        return refuse("sent something that is not HTTP/1.1: its status line is " + quoted(line));
    if (fault.status == 400) return refuse("sent a head that cannot be read: " + text_of(fault));
    refuse("sent an answer that is too large: " + text_of(fault), true);
}

/// RFC 9112 6.3. Beast has read the same fields, and tolerates more.
bool answer_reader::impl::check_framing() {
    if (head_only || !http::may_have_body(parser->value().status)) return true;
    const auto& framing = parser->framing();
    const auto refused = [&](std::string text, bool large = false) {
        refuse(std::move(text), large);
        return false;
    };
    if (framing.content_coding.times > 0)
        if (const auto coding = parser->value_of(framing.content_coding);
            framing.content_coding.times > 1 || !http::equal_ignoring_case(coding, "identity"))
            return refused("sent its answer in the coding " + quoted(coding) + ", which nobody asked for");
    if (framing.coding.times > 0) {
        const auto coding = parser->value_of(framing.coding);
        if (framing.coding.times > 1) return refused("sent Transfer-Encoding twice");
        if (framing.length.times > 0)
            return refused("sent Transfer-Encoding " + quoted(coding) + " beside Content-Length");
        if (parser->minor_version() == 0 || !http::equal_ignoring_case(coding, "chunked"))
            return refused("sent Transfer-Encoding " + quoted(coding) +
                           ", expected \"chunked\" alone, in HTTP/1.1");
        return true;
    }
    if (framing.length.times == 0) return true;
    const auto length = parser->value_of(framing.length);
    if (framing.lengths_differ) return refused("sent two different values of Content-Length");
    if (!std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; }))
        return refused("sent Content-Length " + quoted(length) + ", expected a number");
    if (*parser->content_length() > limits.body)
        return refused("sent an answer of " + std::string(length) + " bytes, at most " +
                           std::to_string(limits.body) + " are taken",
                       true);
    return true;
}

/// After a part of the body.
void answer_reader::impl::note_body() {
    if (const auto& fault = parser->why()) {
        const bool large = fault->status == 413 || fault->status == 431;
        refuse("sent a body that " + std::string(large ? "is too large: " : "cannot be read: ") +
                   fault->detail,
               large);
    } else if (parser->is_done()) {
        at = state::complete;
    }
}

answer_reader::answer_reader(const http::answer_limits& limits) : impl_(std::make_unique<impl>(limits)) {}

answer_reader::~answer_reader() = default;

void answer_reader::expect(std::string_view method) {
    const auto limits = impl_->limits;
    impl_ = std::make_unique<impl>(limits);
    impl_->head_only = method == "HEAD";
}

std::size_t answer_reader::put(std::string_view bytes) {
    if (!bytes.empty()) impl_->started = true;
    std::size_t taken = 0;
    while (impl_->at == state::head && taken < bytes.size()) taken += impl_->put_head(bytes.substr(taken));
    if (impl_->at == state::body && taken < bytes.size()) {
        taken += impl_->parser->put_body(bytes.substr(taken));
        impl_->note_body();
    }
    return taken;
}

void answer_reader::end() {
    auto& now = *impl_;
    if (now.at == state::complete || now.at == state::refused) return;
    if (!now.started) return now.refuse("closed the connection without an answer");
    if (now.at == state::head) return now.refuse("closed the connection in the middle of an answer's head");
    if (now.parser->need_eof()) {
        now.parser->put_end();
        return now.note_body();
    }
    const auto length = now.parser->content_length();
    now.refuse("closed the connection in the middle of an answer, after " +
               std::to_string(now.parser->body().size()) +
               (length ? " of " + std::to_string(*length) : std::string()) + " bytes");
}

answer_reader::state answer_reader::at() const { return impl_->at; }
bool answer_reader::started() const { return impl_->started; }
std::size_t answer_reader::held() const { return impl_->parser ? impl_->parser->body().size() : 0; }
const std::string& answer_reader::why() const { return impl_->why; }
bool answer_reader::too_large() const { return impl_->too_large; }

http::response answer_reader::take() {
    auto answer = std::move(impl_->parser->value());
    if (auto& body = impl_->parser->body(); !body.empty())
        answer.body = std::make_shared<const std::string>(std::move(body));
    answer.head_only = impl_->head_only;
    impl_->parser.reset();
    impl_->at = state::head;
    return answer;
}

} // namespace intouch::net
