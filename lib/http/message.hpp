// SPDX-License-Identifier: MIT
// Requests and responses as values; how they are written to the wire. lib/net reads them.
#pragma once

#include "http/fields.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::http {

/// Where a request came in, which decides what it may do.
enum class listener_kind : std::uint8_t {
    control_socket, ///< the Unix socket: the file's permissions are the authority
    control_tcp,    ///< the API and page on loopback: token, Host, Origin
    public_tcp,     ///< feeds and action links: the secret in the path is the authority
};

struct parameter {
    std::string name;
    std::string value;
    bool operator==(const parameter&) const = default;
};

struct request {
    std::string method = "GET";    ///< as sent; case counts
    std::string target = "/";      ///< origin-form ("/people?x=1"), still encoded; "*" of OPTIONS
    std::vector<std::string> path; ///< decoded segments: "/" none, "/a/b" two, "/a/" "a" and ""
    std::vector<parameter> query;  ///< decoded, in order; "+" is a space
    unsigned minor_version = 1;    ///< HTTP/1.1 or HTTP/1.0
    fields headers;
    std::string body;
    listener_kind listener = listener_kind::control_socket;
    bool keep_alive = true; ///< as version and Connection say (RFC 9112 9.3)
    bool operator==(const request&) const = default;
};

/// Neither changes anything (RFC 9110 9.2.1) nor needs a body: GET, HEAD, OPTIONS.
[[nodiscard]] bool is_safe(std::string_view method);
/// The value of the first query parameter of that name.
[[nodiscard]] std::optional<std::string_view> find(const std::vector<parameter>& query,
                                                   std::string_view name);

struct response {
    unsigned status = 200;
    fields headers; ///< without Content-Length, Connection and Date, which the sender adds
    std::shared_ptr<const std::string> body; ///< shared with the cache it was served from; null is empty
    bool head_only = false;                  ///< the answer to HEAD: the length of the body without the body
    bool close = false;                      ///< nothing more is answered on this connection

    [[nodiscard]] std::string_view text() const {
        return body ? std::string_view(*body) : std::string_view();
    }
    bool operator==(const response& other) const;
};

[[nodiscard]] response text_response(unsigned status, std::string_view content_type, std::string body);
/// 303 after a form: the browser asks for `path`, and a reload does not send the form again. Nothing stores it.
[[nodiscard]] response see_other(std::string_view path);
/// "Not Found"; "" for a code that intouch never sends.
[[nodiscard]] std::string_view reason_phrase(unsigned status);

/// 1xx, 204 and 304 never carry a body (RFC 9110 6.4.1).
[[nodiscard]] bool may_have_body(unsigned status);
/// The bytes of `r` that follow its head on the wire.
[[nodiscard]] std::string_view wire_body(const response& r);
/// Appends status line and header block. `date` is an IMF-fixdate, "" for none; `connection` is "close",
/// "keep-alive" or "" for none.
void write_head(std::string& out, const response& r, std::string_view date, std::string_view connection);
/// The whole request, body included, for a client; adds Content-Length, and Host where it is missing.
[[nodiscard]] std::string write_request(const request& r);

} // namespace intouch::http
