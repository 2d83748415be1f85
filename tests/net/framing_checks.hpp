// SPDX-License-Identifier: MIT
// What must hold of any bytes that a reader gets. The fuzzers and the mutations of the corpora use these checks.
#pragma once

#include "net/answer_reader.hpp"
#include "net/request_reader.hpp"

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::test {

enum class ending { waits, refused };

/// The messages that a reader makes of some bytes.
template <class Message> struct reading {
    std::vector<Message> messages;
    std::vector<std::size_t> ends; ///< behind the last byte of each message
    ending at = ending::waits;
    bool stuck = false; ///< the reader took no byte and did not say why
    [[nodiscard]] bool same_as(const reading& other) const {
        return messages == other.messages && ends == other.ends && at == other.at && stuck == other.stuck;
    }
};

/// Gives `bytes` to a reader, at most `piece` at a time.
inline reading<http::request> read_requests(std::string_view bytes, std::size_t piece) {
    using state = net::request_reader::state;
    net::request_reader reader(http::listener_kind::control_tcp);
    reading<http::request> got;
    for (std::size_t at = 0; at < bytes.size() && reader.at() != state::refused && !got.stuck;) {
        const auto taken = reader.put(bytes.substr(at, piece));
        at += taken;
        got.stuck = taken == 0 && reader.at() != state::refused;
        if (reader.at() != state::complete) continue;
        got.messages.push_back(reader.take());
        got.ends.push_back(at);
    }
    if (reader.at() == state::refused) got.at = ending::refused;
    return got;
}

/// The answer to `method`; `ends`: the connection ends after the bytes.
inline reading<http::response> read_answer(std::string_view bytes, std::size_t piece, std::string_view method,
                                           bool ends) {
    using state = net::answer_reader::state;
    net::answer_reader reader({.head = 2000, .fields = 20, .body = 1000, .interim = 3});
    reader.expect(method);
    reading<http::response> got;
    std::size_t at = 0;
    while (at < bytes.size() && reader.at() != state::complete && reader.at() != state::refused &&
           !got.stuck) {
        const auto taken = reader.put(bytes.substr(at, piece));
        at += taken;
        got.stuck = taken == 0 && reader.at() != state::refused;
    }
    if (ends) reader.end();
    if (reader.at() == state::complete) {
        got.messages.push_back(reader.take());
        got.ends.push_back(at);
    }
    if (reader.at() == state::refused) got.at = ending::refused;
    return got;
}

/// Where a request that begins at the first byte must end, by its head and its Content-Length alone.
inline std::size_t end_of_request(std::string_view bytes, const http::request& r) {
    const std::size_t head = bytes.find("\r\n\r\n", bytes.starts_with("\r\n") ? 2 : 0) + 4;
    std::size_t length = 0;
    if (const auto text = r.headers.find("Content-Length"))
        std::from_chars(text->data(), text->data() + text->size(), length);
    return head + length;
}

/// The fault in words; empty when all holds.
inline std::string fault_of_requests(std::string_view bytes, std::size_t piece) {
    const auto whole = read_requests(bytes, bytes.size() + 1);
    if (whole.stuck) return "the reader stands still";
    if (!whole.same_as(read_requests(bytes, piece))) return "the split makes a difference";
    std::size_t begin = 0;
    for (std::size_t i = 0; i < whole.messages.size(); ++i) {
        const auto& r = whole.messages[i];
        if (r.headers.count("Host") != 1 ||
            r.headers.count("Content-Length") + r.headers.count("Transfer-Encoding") > 1)
            return "the fields that frame are not clear";
        if (!r.headers.find("Transfer-Encoding") &&
            begin + end_of_request(bytes.substr(begin), r) != whole.ends[i])
            return "a request ends where it should not";
        begin = whole.ends[i];
    }
    return {};
}

inline std::string fault_of_answer(std::string_view bytes, std::size_t piece, std::string_view method,
                                   bool ends) {
    const auto whole = read_answer(bytes, bytes.size() + 1, method, ends);
    if (whole.stuck) return "the reader stands still";
    if (!whole.same_as(read_answer(bytes, piece, method, ends))) return "the split makes a difference";
    if (ends && whole.messages.empty() && whole.at == ending::waits)
        return "the end of the connection ends nothing";
    for (const auto& r : whole.messages)
        if (r.text().size() > 1000 || r.headers.size() > 20 || (method == "HEAD" && !r.text().empty()))
            return "an answer is larger than the limits";
    return {};
}

} // namespace intouch::test
