// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::http {

struct field {
    std::string_view name;
    std::string_view value;
    bool operator==(const field&) const = default;
};

/// Header fields in the order they came, names compared without case (RFC 9110 5). All text lies in one
/// string, so that a request costs two allocations for its fields, not two for each.
class fields {
public:
    fields() = default;
    fields(std::initializer_list<field> list);

    /// Appends. Control characters in a value become spaces: no text of ours starts a second field.
    void add(std::string_view name, std::string_view value);
    /// Replaces every field of that name by this one, at the end.
    void set(std::string_view name, std::string_view value);
    void erase(std::string_view name);
    void reserve(std::size_t count, std::size_t bytes);

    /// The first of that name. Valid until the next change.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
    [[nodiscard]] std::size_t size() const { return slots_.size(); }
    [[nodiscard]] bool empty() const { return slots_.empty(); }
    [[nodiscard]] field operator[](std::size_t index) const;

    /// The same fields in the same order; names without case.
    bool operator==(const fields& other) const;

private:
    struct slot {
        std::uint32_t name_at;
        std::uint32_t name_length;
        std::uint32_t value_at;
        std::uint32_t value_length;
    };
    std::string text_;
    std::vector<slot> slots_;
};

/// ASCII letters without case; the length counts.
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);
/// Does a comma-separated list (RFC 9110 5.6.1) hold `token`, without case?
[[nodiscard]] bool list_has(std::string_view list, std::string_view token);
/// Whether the `Connection` fields, taken together, let the connection of an HTTP/1.`minor_version` message
/// live on (RFC 9112 9.3).
[[nodiscard]] bool keeps_alive(const fields& headers, unsigned minor_version);

} // namespace intouch::http
