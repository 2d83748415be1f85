// SPDX-License-Identifier: MIT
// Routes as values: which call of an API a method and a path name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace intouch::http {

/// `pattern` is a path such as "/api/v1/people/{id}/log"; a segment in braces is a parameter.
/// `Name` is what the caller needs to answer the call.
template <class Name> struct route {
    std::string_view method;
    std::string_view pattern;
    Name name;
};

struct path_parameter {
    std::string_view name; ///< of the pattern
    std::string value;
    bool operator==(const path_parameter&) const = default;
};

template <class Name> struct matched {
    Name name;
    std::vector<path_parameter> parameters; ///< in the order of the path

    /// The value of a parameter of the pattern, "" for another name.
    [[nodiscard]] std::string_view operator[](std::string_view wanted) const {
        for (const auto& p : parameters)
            if (p.name == wanted) return p.value;
        return {};
    }
    bool operator==(const matched&) const = default;
};

/// No route has this path: 404.
struct no_path {
    bool operator==(const no_path&) const = default;
};

/// Routes have this path under other methods: 405.
struct no_method {
    std::string allow; ///< for the Allow field: "GET, HEAD, POST"
    bool operator==(const no_method&) const = default;
};

template <class Name> using match_result = std::variant<matched<Name>, no_method, no_path>;

/// The parameters of `path` when it fits `pattern`. A parameter takes at least one character.
[[nodiscard]] std::optional<std::vector<path_parameter>> match_pattern(std::string_view pattern,
                                                                       std::span<const std::string> path);
/// Adds `method` (and HEAD after GET) to an Allow list, once.
void add_allowed(std::string& allow, std::string_view method);

/// The first route of `table` that fits. HEAD goes where GET goes.
template <class Name>
[[nodiscard]] match_result<Name> match(std::span<const route<Name>> table, std::string_view method,
                                       std::span<const std::string> path) {
    std::string allow;
    for (const auto& r : table) {
        auto parameters = match_pattern(r.pattern, path);
        if (!parameters) continue;
        if (r.method == method || (method == "HEAD" && r.method == "GET"))
            return matched<Name>{r.name, *std::move(parameters)};
        add_allowed(allow, r.method);
    }
    if (allow.empty()) return no_path{};
    return no_method{std::move(allow)};
}

} // namespace intouch::http
