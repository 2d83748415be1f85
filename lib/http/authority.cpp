// SPDX-License-Identifier: MIT
#include "http/authority.hpp"

#include "core/ascii.hpp"
#include "core/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace intouch::http {
namespace {

/// The names under which the control listener is called. Other names of this machine are not its own.
constexpr std::array<std::string_view, 3> own_names{"127.0.0.1", "[::1]", "localhost"};

struct host_and_port {
    std::string_view name;
    std::string_view port; // empty for none
};

host_and_port split(std::string_view host) {
    const auto colon = host.rfind(':');
    if (colon == std::string_view::npos || host.ends_with(']')) return {host, {}};
    return {host.substr(0, colon), host.substr(colon + 1)};
}

bool is_own_name(std::string_view name) {
    return std::ranges::any_of(own_names,
                               [&](std::string_view known) { return equal_ignoring_case(name, known); });
}

bool has_type(const request& r, std::string_view wanted) {
    if (r.headers.count("Content-Type") != 1) return false;
    const auto type = *r.headers.find("Content-Type");
    return equal_ignoring_case(trimmed(type.substr(0, type.find(';'))), wanted);
}

/// A page of another site cannot send this type without asking first, either.
bool takes_vcards(const request& r) {
    return r.path.size() == 3 && r.path[0] == "api" && r.path[1] == "v1" && r.path[2] == "people";
}

} // namespace

bool valid_authority(std::string_view text) {
    const bool literal = text.starts_with('[');
    const auto host_end = literal ? text.find(']') + 1 : std::min(text.find(':'), text.size());
    const auto host = text.substr(0, host_end);
    if (const auto port = text.substr(host_end); !port.empty()) {
        if (port.size() < 2 || port.size() > 6 || port.front() != ':') return false;
        if (!std::ranges::all_of(port.substr(1), is_digit)) return false;
    }
    if (literal)
        return host.size() >= 4 && std::ranges::all_of(host.substr(1, host.size() - 2), [](char c) {
                   return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' ||
                          c == '.';
               });
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
               c == '_';
    });
}

bool known_host(std::string_view host, const control_rules& rules) {
    const auto [name, port] = split(host);
    const auto ours = std::to_string(rules.port);
    if (is_own_name(name)) return port == ours || (port.empty() && rules.port == 80);
    return std::ranges::any_of(rules.hosts, [&](std::string_view allowed) {
        if (!split(allowed).port.empty()) return equal_ignoring_case(host, allowed);
        return equal_ignoring_case(name, allowed) &&
               (port.empty() || port == ours || port == "80" || port == "443");
    });
}

bool same_origin(const request& r, const control_rules& rules) {
    if (r.headers.count("Sec-Fetch-Site") > 1 || r.headers.count("Origin") > 1) return false;
    const auto site = r.headers.find("Sec-Fetch-Site");
    if (site && *site != "same-origin" && *site != "none") return false;
    const auto origin = r.headers.find("Origin");
    if (!origin) return true;
    const auto host = r.headers.find("Host").value_or("");
    if (equal_ignoring_case(*origin, "http://" + std::string(host))) return known_host(host, rules);
    // Behind a TLS proxy the browser's origin is https while Host is passed on as it was.
    return equal_ignoring_case(*origin, "https://" + std::string(host)) && !is_own_name(split(host).name) &&
           known_host(host, rules);
}

std::string_view bearer_of(const request& r) {
    constexpr std::string_view scheme = "Bearer ";
    if (r.headers.count("Authorization") != 1) return {};
    const auto given = *r.headers.find("Authorization");
    if (!equal_ignoring_case(given.substr(0, scheme.size()), scheme)) return {};
    return trimmed(given.substr(scheme.size()));
}

bool bears_token(const request& r, std::string_view token) {
    return !token.empty() && equal_secret(bearer_of(r), token);
}

bool is_json(const request& r) { return has_type(r, "application/json"); }

bool is_vcard(const request& r) { return has_type(r, "text/vcard"); }

std::optional<problem> refuse_site(const request& r, const control_rules& rules) {
    if (!known_host(r.headers.find("Host").value_or(""), rules))
        return make_problem(421,
                            "this name is not one of ours; call 127.0.0.1 or localhost with port " +
                                std::to_string(rules.port) + ", or add the name to [http] hosts",
                            "Host");
    if (!is_safe(r.method) && !same_origin(r, rules))
        return make_problem(403, "a page of another site may not change anything here", "Origin");
    return std::nullopt;
}

std::optional<problem> refuse_scope(const named_token& token, scope needed) {
    if (token.may >= needed) return std::nullopt;
    const std::string may = fmt::format("the token \"{}\" has the scope \"{}\"", token.name, name(token.may));
    auto p = make_problem(
        403,
        needed == scope::owner
            ? fmt::format("{}; this needs the token of this machine, which `intouch token` prints", may)
            : fmt::format("{}; this needs the scope \"{}\": `intouch token --new NAME --scope {}` makes a "
                          "token with it",
                          may, name(needed), name(needed)),
        "Authorization");
    p.type = "urn:intouch:problem:scope";
    p.members.emplace_back("scope", std::string(name(needed)));
    return p;
}

std::optional<problem> refuse_control(const request& r, const control_rules& rules, bool known,
                                      std::optional<scope> needed) {
    if (r.listener != listener_kind::control_socket) {
        if (auto refused = refuse_site(r, rules)) return refused;
        if (!known && !bears_token(r, rules.token)) {
            std::string text = "expected \"Authorization: Bearer TOKEN\"; `intouch token` prints the token";
            if (needed && *needed != scope::owner)
                text += fmt::format("; one with the scope \"{}\" will do too", name(*needed));
            auto p = make_problem(401, text, "Authorization");
            p.headers.add("WWW-Authenticate", "Bearer");
            return p;
        }
    }
    const bool vcards = takes_vcards(r);
    if (needed && !is_safe(r.method) && !is_json(r) && !(vcards && is_vcard(r)))
        return make_problem(415,
                            vcards ? "expected \"Content-Type: application/json\" or \"text/vcard\""
                                   : "expected \"Content-Type: application/json\"",
                            "Content-Type");
    return std::nullopt;
}

public_target read_public(const request& r) {
    constexpr std::string_view suffix = ".ics";
    using kind = public_target::kind;
    if (r.path.size() == 1 && r.path[0] == "healthz") return {kind::health, {}};
    if (r.path.size() != 2) return {};
    const std::string_view name = r.path[1];
    if (r.path[0] == "t" && !name.empty()) return {kind::link, r.path[1]};
    if (r.path[0] == "feeds" && name.size() > suffix.size() && name.ends_with(suffix))
        return {kind::feed, std::string(name.substr(0, name.size() - suffix.size()))};
    return {};
}

response public_not_found() {
    auto r = bare_response(make_problem(404, {}));
    r.headers.add("Cache-Control", "no-store");
    return r;
}

} // namespace intouch::http
