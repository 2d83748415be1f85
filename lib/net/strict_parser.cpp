// SPDX-License-Identifier: MIT
#include "net/strict_parser.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "net/head_block.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace intouch::net {
namespace {

namespace beast_http = boost::beast::http;
using boost::system::error_code;

constexpr std::size_t longest_size_line = 256;
constexpr std::size_t longest_trailers = 2048;

http::problem bad(std::string detail, std::string field = {}) {
    return http::make_problem(400, std::move(detail), std::move(field));
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The values of all fields of that name in the lines of a head.
std::vector<std::string_view> values_of(std::string_view block, std::string_view name) {
    std::vector<std::string_view> found;
    while (!block.empty()) {
        const auto line = block.substr(0, block.find("\r\n"));
        block.remove_prefix(std::min(block.size(), line.size() + 2));
        if (http::equal_ignoring_case(line.substr(0, line.find(':')), name) && line.size() > name.size())
            found.push_back(trimmed(line.substr(name.size() + 1)));
    }
    return found;
}

/// Beast refuses some values of Content-Length and Transfer-Encoding itself. It does not tell them.
http::problem framing_fault(std::string_view block, std::size_t longest_body) {
    const auto lengths = values_of(block, "Content-Length");
    const auto codings = values_of(block, "Transfer-Encoding");
    if (!lengths.empty() && !codings.empty())
        return bad("found Content-Length and Transfer-Encoding, expected one of them", "Transfer-Encoding");
    if (codings.size() > 1)
        return bad("found more than one, expected exactly one \"chunked\"", "Transfer-Encoding");
    if (lengths.size() > 1) return bad("found more than one, expected one", "Content-Length");
    const auto length = lengths.empty() ? std::string_view() : lengths.front();
    if (all_digits(length)) // more of them than an integer holds
        return http::make_problem(413, "the body has " + quoted(length) + " bytes, at most " +
                                           std::to_string(longest_body) + " are taken");
    return bad("found " + quoted(length) + ", expected one decimal number", "Content-Length");
}

http::problem head_fault(const error_code& failed, std::string_view block, std::size_t longest_body) {
    using beast_http::error;
    if (failed == error::bad_content_length || failed == error::multiple_content_length ||
        failed == error::bad_transfer_encoding)
        return framing_fault(block, longest_body);
    if (failed == error::bad_value) return bad("found something else than a list of words", "Connection");
    if (failed == error::header_limit)
        return http::make_problem(431, "a field over several lines is too long");
    return bad("found a line that is not \"Name: value\", or a space before its \":\"");
}

http::problem lines_fault(const error_code& failed, bool in_trailers) {
    using beast_http::error;
    if (failed == error::bad_chunk)
        return bad("found a chunk's size that no integer holds", "Transfer-Encoding");
    if (in_trailers && failed != error::bad_chunk_extension)
        return bad("found a trailer that cannot be read", "Transfer-Encoding");
    return bad("found an extension of a chunk that cannot be read", "Transfer-Encoding");
}

} // namespace

template <bool IsRequest>
strict_parser<IsRequest>::strict_parser(const http::size_limits& limits, bool without_body)
    : limits_(limits) {
    base::skip(without_body);
    base::body_limit(boost::none); // the limits are checked below, where the fault can be told
    base::header_limit(
        static_cast<std::uint32_t>(limits.head + 1)); // 1: see `answer_reader`, which adds a blank
}

template <bool IsRequest> void strict_parser<IsRequest>::refuse(http::problem p) { why_ = std::move(p); }

template <bool IsRequest> error_code strict_parser<IsRequest>::refused(http::problem p) {
    refuse(std::move(p));
    return beast_http::make_error_code(beast_http::error::bad_value);
}

template <bool IsRequest> bool strict_parser<IsRequest>::put_head(std::string_view block) {
    value_.headers.reserve(IsRequest ? 12 : 16, block.size());
    error_code failed;
    const auto taken = base::put(boost::asio::const_buffer(block.data(), block.size()), failed);
    // Beast waits for more when the first line is too short for a version: "POST / HTT" and an empty line.
    // The bytes of the next message would then be read as a part of this head. A whole head must be enough.
    if (!why_ && (failed || !base::is_header_done() || taken != block.size()))
        refuse(head_fault(failed, block, limits_.body));
    return !why_;
}

template <bool IsRequest> std::size_t strict_parser<IsRequest>::put_body(std::string_view bytes) {
    std::size_t taken = 0;
    while (taken < bytes.size() && !base::is_done() && !why_) {
        const auto rest = bytes.substr(taken);
        if (!base::chunked())
            taken += put_content(rest);
        else if (part_ == part::content)
            taken += put_content(
                rest.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(chunk_left_, rest.size()))));
        else
            taken += put_line(rest);
    }
    return taken;
}

template <bool IsRequest> std::size_t strict_parser<IsRequest>::put_content(std::string_view bytes) {
    error_code failed;
    const auto taken = base::put(boost::asio::const_buffer(bytes.data(), bytes.size()), failed);
    if (failed && !why_) refuse(bad("found content that cannot be read"));
    return taken;
}

/// Takes bytes up to the end of a line: of the size of a chunk, of its end, or of a trailer.
template <bool IsRequest> std::size_t strict_parser<IsRequest>::put_line(std::string_view bytes) {
    const auto end = bytes.find('\n');
    const auto line_left = end == std::string_view::npos ? bytes.size() : end + 1;
    const auto piece = bytes.substr(0, std::min(line_left, longest_trailers));
    const char before = lines_.size() == line_begin_ ? '\0' : lines_.back();
    const bool clean = is_clean(piece, before);
    lines_ += piece;
    if (!clean)
        refuse(bad("found a bare CR or LF, or another control character, in the chunked body",
                   "Transfer-Encoding"));
    else
        check_line();
    if (!why_ && lines_.back() == '\n') end_line();
    return piece.size();
}

/// What can be said of a line before it is whole.
template <bool IsRequest> void strict_parser<IsRequest>::check_line() {
    const auto line = std::string_view(lines_).substr(line_begin_);
    constexpr std::string_view line_end = "\r\n";
    if (part_ == part::content_end && !line_end.starts_with(line))
        refuse(bad("found more content than the chunk's size says", "Transfer-Encoding"));
    else if (part_ == part::size && (line.size() > longest_size_line || line.contains('\t')))
        refuse(bad("found a line that is too long, or a tab, in the chunked body", "Transfer-Encoding"));
    else if (part_ == part::trailer && lines_.size() - trailers_begin_ > longest_trailers)
        refuse(http::make_problem(431, "the trailers are too long"));
    else if (part_ == part::trailer && (line.front() == ' ' || line.front() == '\t'))
        refuse(bad("found a trailer folded over two lines", "Transfer-Encoding"));
}

template <bool IsRequest> void strict_parser<IsRequest>::end_line() {
    const auto line = std::string_view(lines_).substr(line_begin_);
    line_begin_ = lines_.size();
    switch (part_) {
    case part::content_end: // Beast takes it together with the next size
        part_ = part::size;
        break;
    case part::size: {
        const auto digits = line.find_first_not_of("0123456789abcdefABCDEF"); // at the latest at the CR
        if (digits == 0)
            refuse(bad("expected a chunk's size, hexadecimal", "Transfer-Encoding"));
        else if (!std::string_view("\r; ").contains(line[digits]))
            refuse(bad("found something else than \";\" after a chunk's size", "Transfer-Encoding"));
        else
            parse_lines(line.find_first_not_of('0') == digits);
        break;
    }
    case part::trailer:
        if (line == "\r\n") parse_lines(false);
        break;
    case part::content:
        break;
    }
}

/// Gives the lines to Beast. After the last chunk's size (`zero`) it asks for the trailers; else it needs no
/// more.
template <bool IsRequest> void strict_parser<IsRequest>::parse_lines(bool zero) {
    error_code failed;
    static_cast<void>(base::put(boost::asio::const_buffer(lines_.data(), lines_.size()), failed));
    if (why_) return;
    if (zero && failed == beast_http::error::need_more) {
        part_ = part::trailer;
        trailers_begin_ = lines_.size();
        return;
    }
    const bool in_trailers = part_ == part::trailer;
    if (failed || (in_trailers && !base::is_done())) {
        refuse(lines_fault(failed, in_trailers));
        return;
    }
    part_ = part::content;
    lines_.clear();
    line_begin_ = 0;
}

template <bool IsRequest> void strict_parser<IsRequest>::put_end() {
    error_code failed;
    base::put_eof(failed);
    if (failed && !why_) refuse(bad("the message is cut off"));
}

template <bool IsRequest>
void strict_parser<IsRequest>::on_request_impl(beast_http::verb, text method, text target, int version,
                                               error_code& failed) {
    knows_start_line_ = true;
    if constexpr (IsRequest) {
        minor_version_ = value_.minor_version = version == 11 ? 1 : 0;
        value_.method = method;
        value_.target = target;
        if (target.size() > limits_.target)
            failed = refused(http::make_problem(414, "request line: the target has " +
                                                         std::to_string(target.size()) + " bytes, at most " +
                                                         std::to_string(limits_.target) + " are taken"));
    }
}

template <bool IsRequest>
void strict_parser<IsRequest>::on_response_impl(int status, text, int version, error_code&) {
    if constexpr (!IsRequest) {
        minor_version_ = version == 11 ? 1 : 0;
        knows_start_line_ = true;
        value_.status = static_cast<unsigned>(status);
    }
}

template <bool IsRequest>
void strict_parser<IsRequest>::on_field_impl(beast_http::field name, text name_text, text value,
                                             error_code& failed) {
    if (base::is_header_done()) return; // a trailer: checked and dropped
    if (value_.headers.size() == limits_.fields) {
        failed =
            refused(http::make_problem(431, "found more than " + std::to_string(limits_.fields) + " fields"));
        return;
    }
    count_field(name, value);
    value_.headers.add(name_text, value);
}

template <bool IsRequest>
void strict_parser<IsRequest>::count_field(beast_http::field name, std::string_view value) {
    const auto count = [&](field_count& f) {
        ++f.times;
        f.last = value_.headers.size();
    };
    switch (name) {
    case beast_http::field::host:
        return count(framing_.host);
    case beast_http::field::content_length:
        if (framing_.length.times > 0 && value_of(framing_.length) != value) framing_.lengths_differ = true;
        return count(framing_.length);
    case beast_http::field::transfer_encoding:
        return count(framing_.coding);
    case beast_http::field::expect:
        return count(framing_.expect);
    case beast_http::field::content_encoding:
        return count(framing_.content_coding);
    default:
        return;
    }
}

template <bool IsRequest> void strict_parser<IsRequest>::on_header_impl(error_code&) {}

template <bool IsRequest>
void strict_parser<IsRequest>::on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) {
    if (length) length_ = *length;
    if (IsRequest && length_)
        body_.reserve(static_cast<std::size_t>(*length_)); // of a length that was checked
}

/// Growth by doubling would need half as much memory again during the copy, and leave twice as much after it.
/// Reserved memory that is never written costs nothing.
template <bool IsRequest> void strict_parser<IsRequest>::make_room(std::size_t more) {
    constexpr std::size_t large = std::size_t{1} << 20U;
    const auto wanted = length_ ? static_cast<std::size_t>(*length_) : limits_.body;
    if (body_.size() + more > large && body_.capacity() < wanted) body_.reserve(wanted);
}

template <bool IsRequest>
std::size_t strict_parser<IsRequest>::on_body_impl(text content, error_code& failed) {
    if (content.size() > limits_.body - body_.size()) {
        failed = refused(
            http::make_problem(413, "the body has more than " + std::to_string(limits_.body) + " bytes"));
        return 0;
    }
    make_room(content.size());
    body_.append(content.data(), content.size());
    return content.size();
}

template <bool IsRequest>
void strict_parser<IsRequest>::on_chunk_header_impl(std::uint64_t size, text, error_code& failed) {
    chunk_left_ = size;
    if (size > limits_.body - body_.size())
        failed = refused(
            http::make_problem(413, "the body has more than " + std::to_string(limits_.body) + " bytes"));
}

template <bool IsRequest>
std::size_t strict_parser<IsRequest>::on_chunk_body_impl(std::uint64_t, text content, error_code&) {
    make_room(content.size());
    body_.append(content.data(), content.size());
    chunk_left_ -= content.size();
    if (chunk_left_ == 0) part_ = part::content_end;
    return content.size();
}

template <bool IsRequest> void strict_parser<IsRequest>::on_finish_impl(error_code&) {}

template class strict_parser<true>;
template class strict_parser<false>;

} // namespace intouch::net
