// SPDX-License-Identifier: MIT
// The readers over Beast beside the reader that they replace (fuzz/old). The first byte says which direction
// and where the bytes are split. Nothing more may be accepted but leading zeros and blanks of chunk sizes
// (RFC 9112 7.1), what both accept must be equal, and where the bytes are split must make no difference.
#include "fuzz/old/framing.hpp"
#include "fuzz/old/response_reader.hpp"
#include "net/answer_reader.hpp"
#include "net/request_reader.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace intouch;

namespace {

enum class ending : std::uint8_t { waits, refused };

struct counts {
    std::size_t runs = 0;
    std::size_t messages = 0; // that both accept
    std::size_t more = 0;     // accepted with leading zeros or blanks of chunk sizes
    std::size_t less = 0;     // that only the old reader accepts
    ~counts() {
        std::fprintf(stderr,
                     "runs %zu, equal messages %zu, accepted more (chunk sizes) %zu, accepted less %zu\n",
                     runs, messages, more, less);
    }
};
counts all;

template <class Message> struct reading {
    std::vector<Message> messages;
    std::vector<std::size_t> begins; // of each message, and of what follows the last
    ending at = ending::waits;
    std::string why;
};

std::string shown(const http::problem& p) {
    return std::to_string(p.status) + " " + p.field + " " + p.detail;
}

template <class Reader> reading<http::request> read_requests(std::string_view bytes, std::size_t piece) {
    Reader reader(http::listener_kind::control_tcp);
    reading<http::request> got;
    got.begins.push_back(0);
    for (std::size_t at = 0; at < bytes.size();) {
        const auto taken = reader.put(bytes.substr(at, piece));
        at += taken;
        if (reader.at() == Reader::state::complete) {
            got.messages.push_back(reader.take());
            got.begins.push_back(at);
        } else if (reader.at() == Reader::state::refused) {
            got.at = ending::refused;
            got.why = shown(reader.why());
            break;
        } else if (taken == 0) {
            std::abort(); // neither goes on nor says why
        }
    }
    return got;
}

template <class Reader>
reading<http::response> read_answer(std::string_view bytes, std::size_t piece, std::string_view method,
                                    bool ends) {
    Reader reader(http::answer_limits{.head = 2000, .fields = 20, .body = 1000, .interim = 3});
    reader.expect(method);
    reading<http::response> got;
    got.begins.push_back(0);
    std::size_t at = 0;
    while (at < bytes.size() && reader.at() != Reader::state::complete &&
           reader.at() != Reader::state::refused) {
        const auto taken = reader.put(bytes.substr(at, piece));
        if (taken == 0 && reader.at() != Reader::state::refused) std::abort(); // neither goes on nor says why
        at += taken;
    }
    if (ends) reader.end();
    if (reader.at() == Reader::state::complete) {
        got.messages.push_back(reader.take());
        got.begins.push_back(at);
    } else if (reader.at() == Reader::state::refused) {
        got.at = ending::refused;
        got.why = reader.why();
    }
    return got;
}

/// The same message with chunk sizes as the old reader wants them: no leading zeros, no blank behind them.
std::string with_plain_sizes(std::string_view bytes) {
    const auto head = bytes.find("\r\n\r\n", bytes.starts_with("\r\n") ? 2 : 0);
    if (head == std::string_view::npos) return std::string(bytes);
    // the heads of interim answers come before that of the chunks
    std::size_t body = head + 4;
    while (bytes.substr(body).starts_with("HTTP/1."))
        if (const auto next = bytes.find("\r\n\r\n", body); next != std::string_view::npos)
            body = next + 4;
        else
            break;
    std::string plain(bytes.substr(0, body));
    for (auto rest = bytes.substr(body); !rest.empty();) {
        const auto end = rest.find("\r\n");
        if (end == std::string_view::npos) return plain.append(rest);
        auto line = rest.substr(0, end);
        const auto digits = line.substr(0, line.find_first_not_of("0123456789abcdefABCDEF"));
        const auto behind = line.substr(digits.size());
        const auto first = std::min(digits.find_first_not_of('0'), digits.empty() ? 0 : digits.size() - 1);
        const auto size = std::strtoul(std::string(digits).c_str(), nullptr, 16);
        plain += digits.substr(first);
        const auto blanks = behind.find_first_not_of(' ');
        plain += behind.substr(blanks == std::string_view::npos ? 0 : blanks);
        plain += "\r\n";
        rest.remove_prefix(end + 2);
        if (size == 0) return plain.append(rest);
        plain += rest.substr(0, size + 2);
        rest.remove_prefix(std::min(rest.size(), size + 2));
    }
    return plain;
}

[[noreturn]] void differs(const char* what, std::string_view old_why, std::string_view new_why) {
    std::fprintf(stderr, "%s\n  old: %.*s\n  new: %.*s\n", what, static_cast<int>(old_why.size()),
                 old_why.data(), static_cast<int>(new_why.size()), new_why.data());
    std::abort();
}

/// A fold has one blank or more, and readers differ in how many (RFC 9112 5.2).
std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c == '\t' || c == ' ') {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out += c;
        }
    return std::string(http::trimmed(out));
}
bool same(const http::request& a, const http::request& b) { return a == b; }
bool same(const http::response& a, const http::response& b) {
    if (a.status != b.status || a.text() != b.text() || a.head_only != b.head_only || a.close != b.close ||
        a.headers.size() != b.headers.size())
        return false;
    for (std::size_t i = 0; i < a.headers.size(); ++i)
        if (a.headers[i].name != b.headers[i].name ||
            squeezed(a.headers[i].value) != squeezed(b.headers[i].value))
            return false;
    return true;
}

/// `old_of` reads bytes with the old reader.
template <class Message, class Old>
void compare(std::string_view bytes, const reading<Message>& now, const Old& old_of) {
    const auto old = old_of(bytes);
    for (std::size_t i = 0; i < now.messages.size(); ++i) {
        const auto from = now.begins[i];
        const auto to = now.begins[i + 1];
        if (i < old.messages.size() && old.begins[i] == from && old.begins[i + 1] == to) {
            if (!same(old.messages[i], now.messages[i])) differs("values differ", old.why, now.why);
            ++all.messages;
            continue;
        }
        const auto plain = old_of(with_plain_sizes(bytes.substr(from, to - from)));
        if (plain.messages.size() != 1 || !same(plain.messages[0], now.messages[i]))
            differs("more is accepted", plain.why, now.why);
        ++all.more;
    }
    if (old.messages.size() > now.messages.size()) {
        if (now.at == ending::waits) differs("waits for more than the old reader", old.why, now.why);
        ++all.less;
    }
}

template <class Message> void check_split(const reading<Message>& whole, const reading<Message>& parts) {
    if (whole.begins != parts.begins || whole.at != parts.at)
        differs("the split changes the end", whole.why, parts.why);
    for (std::size_t i = 0; i < whole.messages.size(); ++i)
        if (!(whole.messages[i] == parts.messages[i]))
            differs("the split changes a value", whole.why, parts.why);
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1,
                                 size - 1); // NOLINT: libFuzzer's interface
    const unsigned way = data[0];
    const std::size_t piece = 1 + (way >> 3U);
    ++all.runs;
    if ((way & 1U) == 0) {
        const auto now = read_requests<net::request_reader>(bytes, bytes.size() + 1);
        check_split(now, read_requests<net::request_reader>(bytes, piece));
        compare(bytes, now,
                [](std::string_view b) { return read_requests<old_http::request_reader>(b, b.size() + 1); });
    } else {
        const std::string_view method = (way & 2U) == 0 ? "GET" : "HEAD";
        const bool ends = (way & 4U) == 0;
        const auto now = read_answer<net::answer_reader>(bytes, bytes.size() + 1, method, ends);
        check_split(now, read_answer<net::answer_reader>(bytes, piece, method, ends));
        compare(bytes, now, [&](std::string_view b) {
            return read_answer<old_http::response_reader>(b, b.size() + 1, method, ends);
        });
    }
    return 0;
}
