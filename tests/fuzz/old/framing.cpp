// SPDX-License-Identifier: MIT
#include "fuzz/old/framing.hpp"

#include <algorithm>
#include <utility>

namespace intouch::old_http {
using namespace intouch::http;
namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";

/// Does this piece of a head hold a fault that the rest cannot repair? Then the reader need not wait for the
/// rest. `before` is the byte before the piece.
bool hopeless(std::string_view piece, char before) {
    for (const char c : piece) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c == '\n') != (before == '\r')) return true;
        if (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') return true;
        before = c;
    }
    return false;
}

} // namespace

request_reader::request_reader(listener_kind listener, const size_limits& limits)
    : listener_(listener), limits_(limits), chunks_(limits.body) {}

void request_reader::refuse(problem p) {
    why_ = std::move(p);
    state_ = state::refused;
}

std::size_t request_reader::put(std::string_view bytes) {
    std::size_t taken = 0;
    if (state_ == state::head) taken = put_head(bytes);
    if (state_ == state::body) taken += put_body(bytes.substr(taken));
    return taken;
}

std::size_t request_reader::put_head(std::string_view bytes) {
    std::size_t skipped = 0;
    // RFC 9112 2.2: one empty line before a request line, as old clients send after a body.
    if (head_.empty() && !skipped_empty_line_ && bytes.starts_with("\r\n")) {
        skipped_empty_line_ = true;
        skipped = 2;
        bytes.remove_prefix(2);
    }
    if (head_.empty()) {
        if (const auto end = bytes.substr(0, limits_.head).find(end_of_head); end != std::string_view::npos) {
            const auto size = end + end_of_head.size();
            begin_body(bytes.substr(0, size));
            return skipped + size;
        }
    }
    const auto known = head_.size();
    const auto piece = bytes.substr(0, limits_.head + 1 - std::min(known, limits_.head));
    const bool bad = hopeless(piece, known == 0 ? '\0' : head_.back());
    head_ += piece;
    if (!skipped_empty_line_ && head_.starts_with("\r\n")) {
        skipped_empty_line_ = true;
        head_.erase(0, 2);
    }
    const auto end = head_.find(end_of_head, known < 3 ? 0 : known - 3);
    if (end != std::string::npos && end + end_of_head.size() <= limits_.head) {
        const auto size = end + end_of_head.size();
        const auto beyond = head_.size() - size;
        begin_body(std::string_view(head_).substr(0, size));
        head_.clear();
        return skipped + piece.size() - beyond;
    }
    if (bad) {
        refuse(make_problem(400, "found a bare CR or LF, or another control character, in the head"));
    } else if (head_.size() > limits_.head) {
        const auto line_end = head_.find('\r');
        refuse(line_end > limits_.target + 32
                   ? make_problem(414, "the request line has more than " + std::to_string(limits_.target) +
                                           " bytes")
                   : make_problem(431, "the head has more than " + std::to_string(limits_.head) + " bytes"));
    }
    return skipped + piece.size();
}

void request_reader::begin_body(std::string_view block) {
    auto head = parse_request_head(block, limits_);
    if (!head) return refuse(std::move(head.error()));
    current_ = *std::move(head);
    current_.value.listener = listener_;
    if (current_.framing == body_framing::length) current_.value.body.reserve(current_.length);
    state_ = current_.framing == body_framing::none ? state::complete : state::body;
}

std::size_t request_reader::put_body(std::string_view bytes) {
    auto& body = current_.value.body;
    if (current_.framing == body_framing::length) {
        const auto piece = bytes.substr(0, current_.length - body.size());
        body += piece;
        if (body.size() == current_.length) state_ = state::complete;
        return piece.size();
    }
    const auto taken = chunks_.put(bytes, body);
    if (!taken) {
        refuse(taken.error());
        return bytes.size();
    }
    if (chunks_.done()) state_ = state::complete;
    return *taken;
}

bool request_reader::wants_continue() {
    return state_ == state::body && current_.value.body.empty() &&
           std::exchange(current_.expects_continue, false);
}

request request_reader::take() {
    state_ = state::head;
    skipped_empty_line_ = false;
    chunks_ = chunk_reader(limits_.body);
    return std::exchange(current_, {}).value;
}

} // namespace intouch::old_http
