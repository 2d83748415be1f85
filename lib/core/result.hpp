// SPDX-License-Identifier: MIT
#pragma once

#include "core/error.hpp"

#include <expected>
#include <string>
#include <utility>

namespace intouch {

template <class T> using result = std::expected<T, error>;

[[nodiscard]] inline std::unexpected<error> fail(errc code, std::string text) {
    return std::unexpected(error{code, std::move(text)});
}

} // namespace intouch
