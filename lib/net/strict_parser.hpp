// SPDX-License-Identifier: MIT
// Beast's parser reads every request and every answer. This class adds the checks that Beast 1.81 lacks; the
// two readers beside it (request_reader, answer_reader) decide what a head means. Only their sources include
// this header. Beast gets whole heads, whole lines of a chunked body, and content as it comes: so no fault
// depends on where the bytes are split. Beast accepts framing that it should refuse: any Transfer-Encoding, a
// listed Content-Length, HTTP/1.0 with chunks, folded fields, no Host or two. The readers therefore look at
// the raw values that `fields_of_framing` counts.
#pragma once

#include "http/message.hpp"
#include "http/problem.hpp"
#include "http/size_limits.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace intouch::net {

/// How often a field came, and where its last value is in the fields of the message.
struct field_count {
    std::size_t times = 0;
    std::size_t last = 0;
};

struct fields_of_framing {
    field_count host;
    field_count length;          ///< Content-Length
    field_count coding;          ///< Transfer-Encoding
    field_count expect;          ///< Expect
    field_count content_coding;  ///< Content-Encoding
    bool lengths_differ = false; ///< two fields of Content-Length do not hold the same text
};

/// One message: each has a parser of its own.
template <bool IsRequest> class strict_parser final : public boost::beast::http::basic_parser<IsRequest> {
    using base = boost::beast::http::basic_parser<IsRequest>;
    using code = boost::system::error_code;
    using text = boost::beast::string_view;

public:
    using message = std::conditional_t<IsRequest, http::request, http::response>;

    /// `without_body`: the answer to HEAD.
    strict_parser(const http::size_limits& limits, bool without_body);

    /// Reads a whole clean head, with its empty line. False: `why` says.
    bool put_head(std::string_view block);
    /// After the head: takes bytes of the body and returns their number. The number is smaller than `bytes`
    /// only when the message is complete or has a fault.
    std::size_t put_body(std::string_view bytes);
    /// The connection has ended. Only a body without a length is complete then.
    void put_end();

    /// The fault, if there is one; then nothing more may be put.
    [[nodiscard]] const std::optional<http::problem>& why() const { return why_; }
    /// The fault is in a line after the first.
    [[nodiscard]] bool knows_start_line() const { return knows_start_line_; }

    /// All but the body. The reader that takes it also completes it.
    [[nodiscard]] message& value() { return value_; }
    [[nodiscard]] unsigned minor_version() const { return minor_version_; }
    [[nodiscard]] const fields_of_framing& framing() const { return framing_; }
    [[nodiscard]] std::string_view value_of(const field_count& f) const {
        return value_.headers[f.last].value;
    }
    [[nodiscard]] std::string& body() { return body_; }

private:
    enum class part : std::uint8_t { size, content, content_end, trailer };

    // Beast's side. A function that sets `failed` has said why in `why_`.
    void on_request_impl(boost::beast::http::verb, text method, text target, int version,
                         code& failed) override;
    void on_response_impl(int status, text reason, int version, code& failed) override;
    void on_field_impl(boost::beast::http::field name, text name_text, text value, code& failed) override;
    void on_header_impl(code& failed) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, code& failed) override;
    std::size_t on_body_impl(text content, code& failed) override;
    void on_chunk_header_impl(std::uint64_t size, text extensions, code& failed) override;
    std::size_t on_chunk_body_impl(std::uint64_t left, text content, code& failed) override;
    void on_finish_impl(code& failed) override;

    void count_field(boost::beast::http::field name, std::string_view value);
    void make_room(std::size_t more);
    void refuse(http::problem p);
    code refused(http::problem p); ///< the same, with the code that Beast asks for
    std::size_t put_content(std::string_view bytes);
    std::size_t put_line(std::string_view bytes);
    void check_line();
    void end_line();
    void parse_lines(bool zero);

    http::size_limits limits_;
    message value_;
    unsigned minor_version_ = 1;
    bool knows_start_line_ = false;
    fields_of_framing framing_;
    std::string body_;
    std::optional<std::uint64_t> length_;
    std::optional<http::problem> why_;

    part part_ = part::size;       // of a chunked body
    std::uint64_t chunk_left_ = 0; // content of the chunk that has not come
    std::string lines_;            // that Beast has not taken: the end of a chunk, a size, the trailers
    std::size_t line_begin_ = 0;   // of the last of them
    std::size_t trailers_begin_ = 0;
};

} // namespace intouch::net
