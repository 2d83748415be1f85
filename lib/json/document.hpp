// SPDX-License-Identifier: MIT
// A JSON text as a value, read strictly: UTF-8, depth at most 16, no name twice in one object. The only
// reader of what strangers send.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace intouch::json {

struct document {
    using list = std::vector<document>;
    struct object {
        list members; ///< in the order written, each with its name
    };
    std::string name; ///< of a member of an object
    std::variant<std::monostate, bool, std::int64_t, double, std::string, list, object>
        value; ///< monostate: null

    /// What a message calls it: `"reachd"`, `5`, `true`, `null`, `a list`, `an object`.
    [[nodiscard]] std::string found() const;
};

/// `errc::invalid` says at which line and column (bytes, from 1) reading stopped, and why.
[[nodiscard]] result<document> read(std::string_view json);

} // namespace intouch::json
