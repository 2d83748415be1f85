// SPDX-License-Identifier: MIT
// A JSON text as a value, read strictly: UTF-8, depth at most 16, no repeated name in an object. Every JSON
// from outside is read here.
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
        list members; ///< in the written order, each with its name
    };
    std::string name; ///< of a member of an object
    /// Monostate: null.
    std::variant<std::monostate, bool, std::int64_t, double, std::string, list, object> value;

    /// The name of the value in a message: `"reachd"`, `5`, `true`, `null`, `a list`, `an object`.
    [[nodiscard]] std::string found() const;
};

/// `errc::invalid` gives line and column (bytes, from 1) of the fault, and the reason.
[[nodiscard]] result<document> read(std::string_view json);

} // namespace intouch::json
