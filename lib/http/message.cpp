// SPDX-License-Identifier: MIT
#include "http/message.hpp"

#include "http/open_head.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace intouch::http {
namespace {

constexpr std::array<std::pair<unsigned, std::string_view>, 30> phrases{{
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {423, "Locked"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {507, "Insufficient Storage"},
}};

void append_number(std::string& out, std::size_t value) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

/// Status line and fields, without the fields that say where the body ends.
void append_head(std::string& out, const response& r, std::string_view date) {
    out += "HTTP/1.1 ";
    append_number(out, r.status);
    out += ' ';
    out += reason_phrase(r.status);
    out += "\r\n";
    if (!date.empty()) append_field(out, "Date", date);
    for (std::size_t i = 0; i < r.headers.size(); ++i)
        append_field(out, r.headers[i].name, r.headers[i].value);
}

} // namespace

bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }

std::optional<std::string_view> find(const std::vector<parameter>& query, std::string_view name) {
    const auto at = std::ranges::find(query, name, &parameter::name);
    if (at == query.end()) return std::nullopt;
    return at->value;
}

bool response::operator==(const response& other) const {
    return status == other.status && headers == other.headers && text() == other.text() &&
           head_only == other.head_only && close == other.close;
}

response see_other(std::string_view path) {
    response r;
    r.status = 303;
    r.headers.add("Location", std::string(path));
    r.headers.add("Cache-Control", "no-store");
    return r;
}

response text_response(unsigned status, std::string_view content_type, std::string body) {
    response r;
    r.status = status;
    r.headers.add("Content-Type", content_type);
    r.body = std::make_shared<const std::string>(std::move(body));
    return r;
}

std::string_view reason_phrase(unsigned status) {
    const auto at = std::ranges::find(phrases, status, &std::pair<unsigned, std::string_view>::first);
    return at == phrases.end() ? std::string_view() : at->second;
}

bool may_have_body(unsigned status) { return status >= 200 && status != 204 && status != 304; }

std::string_view wire_body(const response& r) {
    return r.head_only || !may_have_body(r.status) ? std::string_view() : r.text();
}

void write_head(std::string& out, const response& r, std::string_view date, std::string_view connection) {
    append_head(out, r, date);
    if (may_have_body(r.status)) {
        out += "Content-Length: ";
        append_number(out, r.text().size());
        out += "\r\n";
    }
    if (!connection.empty()) append_field(out, "Connection", connection);
    out += "\r\n";
}

void write_open_head(std::string& out, const response& r, std::string_view date) {
    append_head(out, r, date);
    append_field(out, "Connection", "close");
    out += "\r\n";
}

std::string write_request(const request& r) {
    std::string out = r.method + " " + r.target + " HTTP/1.1\r\n";
    if (!r.headers.find("Host")) append_field(out, "Host", "localhost");
    for (std::size_t i = 0; i < r.headers.size(); ++i)
        append_field(out, r.headers[i].name, r.headers[i].value);
    if (!r.body.empty() || !is_safe(r.method)) {
        out += "Content-Length: ";
        append_number(out, r.body.size());
        out += "\r\n";
    }
    if (!r.keep_alive) append_field(out, "Connection", "close");
    out += "\r\n";
    out += r.body;
    return out;
}

} // namespace intouch::http
