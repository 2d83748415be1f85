// SPDX-License-Identifier: MIT
#include "fuzz/old/response_reader.hpp"

#include "core/text.hpp"
#include "fuzz/old/request_head.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace intouch::old_http {
using namespace intouch::http;
namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

void response_reader::expect(std::string_view method) {
    const answer_limits limits = limits_;
    *this = response_reader(limits);
    head_only_ = method == "HEAD";
}

void response_reader::refuse(std::string why, bool too_large) {
    why_ = std::move(why);
    too_large_ = too_large;
    state_ = state::refused;
    body_ = {};
}

std::size_t response_reader::put(std::string_view bytes) {
    if (!bytes.empty()) started_ = true;
    std::size_t taken = 0;
    while (state_ == state::head && taken < bytes.size()) taken += put_head(bytes.substr(taken));
    if (state_ == state::body) taken += put_body(bytes.substr(taken));
    return taken;
}

std::size_t response_reader::put_head(std::string_view bytes) {
    constexpr std::string_view begins = "HTTP/1.";
    const auto known = head_.size();
    const auto piece = bytes.substr(0, limits_.head + 1 - std::min(known, limits_.head));
    head_ += piece;
    const auto first = std::min(head_.size(), begins.size());
    if (head_.compare(0, first, begins, 0, first) != 0) {
        refuse("sent something that is not HTTP/1.1: it begins with " +
               quoted(std::string_view(head_).substr(0, std::min(head_.find('\r'), std::size_t{60}))));
        return piece.size();
    }
    const auto end = head_.find(end_of_head, known < 3 ? 0 : known - 3);
    if (end == std::string::npos || end + end_of_head.size() > limits_.head) {
        if (head_.size() > limits_.head)
            refuse("sent a head of more than " + std::to_string(limits_.head) + " bytes", true);
        return piece.size();
    }
    const auto size = end + end_of_head.size();
    const auto beyond = head_.size() - size;
    head_.resize(size);
    read_head(head_);
    head_.clear();
    return piece.size() - beyond;
}

void response_reader::read_head(std::string_view block) {
    value_ = {};
    const auto line_end = block.find("\r\n");
    if (!read_status_line(block.substr(0, line_end)) || !read_fields(block.substr(line_end + 2))) return;
    if (value_.status < 200) {
        if (value_.status == 101) return refuse("switched to another protocol, which nobody asked for");
        if (++interim_ > limits_.interim) refuse("sent one interim answer after the other");
        return; // the real answer follows
    }
    value_.close = !keeps_alive(value_.headers, minor_version_);
    if (decide_framing()) begin_body();
}

bool response_reader::read_status_line(std::string_view line) {
    const auto version = line.substr(0, 8);
    const auto code = line.substr(std::min(line.size(), std::size_t{9}), 3);
    const bool shaped = (version == "HTTP/1.1" || version == "HTTP/1.0") && line.size() >= 12 &&
                        line[8] == ' ' && all_digits(code) && code.front() >= '1' && code.front() <= '5' &&
                        (line.size() == 12 || line[12] == ' ');
    if (!shaped) {
        refuse("sent something that is not HTTP/1.1: its status line is " + quoted(line));
        return false;
    }
    minor_version_ = version.back() == '1' ? 1 : 0;
    value_.status = static_cast<unsigned>((code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0'));
    return true;
}

bool response_reader::read_fields(std::string_view block) {
    value_.headers.reserve(16, block.size());
    while (true) {
        auto end = block.find("\r\n");
        if (end == 0) return true;
        std::string folded; // RFC 9112 5.2: a user agent reads a fold as a space
        auto line = block.substr(0, end);
        block.remove_prefix(end + 2);
        while (block.starts_with(' ') || block.starts_with('\t')) {
            if (folded.empty()) folded = line;
            end = block.find("\r\n");
            folded += ' ';
            folded += trimmed(block.substr(0, end));
            block.remove_prefix(end + 2);
        }
        const auto f = parse_field_line(folded.empty() ? line : std::string_view(folded));
        if (!f) {
            refuse("sent a head that cannot be read: " + f.error().detail);
            return false;
        }
        if (value_.headers.size() == limits_.fields) {
            refuse("sent more than " + std::to_string(limits_.fields) + " header fields", true);
            return false;
        }
        value_.headers.add(f->name, f->value);
    }
}

/// RFC 9112 6.3.
bool response_reader::decide_framing() {
    framing_ = framing::none;
    if (head_only_ || !may_have_body(value_.status)) return true;
    std::optional<std::string_view> length;
    std::optional<std::string_view> coding;
    for (std::size_t i = 0; i < value_.headers.size(); ++i) {
        const auto f = value_.headers[i];
        if (equal_ignoring_case(f.name, "Content-Length")) {
            if (length && *length != f.value) {
                refuse("sent two different values of Content-Length");
                return false;
            }
            length = f.value;
        } else if (equal_ignoring_case(f.name, "Transfer-Encoding")) {
            if (coding) {
                refuse("sent Transfer-Encoding twice");
                return false;
            }
            coding = f.value;
        } else if (equal_ignoring_case(f.name, "Content-Encoding") &&
                   !equal_ignoring_case(f.value, "identity")) {
            refuse("sent its answer in the coding " + quoted(f.value) + ", which nobody asked for");
            return false;
        }
    }
    if (coding) {
        if (minor_version_ == 0 || length || !equal_ignoring_case(*coding, "chunked")) {
            refuse("sent Transfer-Encoding " + quoted(*coding) +
                   (length ? " beside Content-Length" : ", expected \"chunked\" alone, in HTTP/1.1"));
            return false;
        }
        framing_ = framing::chunked;
        return true;
    }
    if (!length) {
        framing_ = framing::until_end;
        value_.close = true;
        return true;
    }
    const auto read = std::from_chars(length->data(), length->data() + length->size(), length_);
    if (!all_digits(*length)) {
        refuse("sent Content-Length " + quoted(*length) + ", expected a number");
        return false;
    }
    if (read.ec != std::errc() || length_ > limits_.body) {
        refuse("sent an answer of " + std::string(*length) + " bytes, at most " +
                   std::to_string(limits_.body) + " are taken",
               true);
        return false;
    }
    framing_ = length_ == 0 ? framing::none : framing::length;
    return true;
}

void response_reader::begin_body() { state_ = framing_ == framing::none ? state::complete : state::body; }

/// Growth by doubling would need half as much memory again during the copy, and leave twice as much after it.
/// Reserved memory that is never written costs nothing.
void response_reader::make_room(std::size_t more) {
    constexpr std::size_t large = std::size_t{1} << 20U;
    const std::size_t wanted = framing_ == framing::length ? length_ : limits_.body;
    if (body_.size() + more > large && body_.capacity() < wanted) body_.reserve(wanted);
}

std::size_t response_reader::put_body(std::string_view bytes) {
    make_room(bytes.size());
    if (framing_ == framing::chunked) {
        const auto taken = chunks_.put(bytes, body_);
        if (!taken) {
            const bool large = taken.error().status == 413 || taken.error().status == 431;
            refuse("sent a body that " + std::string(large ? "is too large: " : "cannot be read: ") +
                       taken.error().detail,
                   large);
            return bytes.size();
        }
        if (chunks_.done()) state_ = state::complete;
        return *taken;
    }
    if (framing_ == framing::length) {
        const auto piece = bytes.substr(0, length_ - body_.size());
        body_ += piece;
        if (body_.size() == length_) state_ = state::complete;
        return piece.size();
    }
    if (bytes.size() > limits_.body - body_.size()) {
        refuse("sent an answer of more than " + std::to_string(limits_.body) + " bytes", true);
        return bytes.size();
    }
    body_ += bytes;
    return bytes.size();
}

void response_reader::end() {
    if (state_ == state::complete || state_ == state::refused) return;
    if (state_ == state::body && framing_ == framing::until_end) {
        state_ = state::complete;
        return;
    }
    if (!started_) return refuse("closed the connection without an answer");
    if (state_ == state::head) return refuse("closed the connection in the middle of an answer's head");
    refuse("closed the connection in the middle of an answer, after " + std::to_string(body_.size()) +
           (framing_ == framing::length ? " of " + std::to_string(length_) : std::string()) + " bytes");
}

response response_reader::take() {
    if (!body_.empty()) value_.body = std::make_shared<const std::string>(std::move(body_));
    value_.head_only = head_only_;
    state_ = state::head;
    return std::exchange(value_, {});
}

} // namespace intouch::old_http
