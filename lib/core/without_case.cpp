// SPDX-License-Identifier: MIT
#include "core/without_case.hpp"

#include "core/text.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <optional>

namespace intouch {

namespace {

/// Nothing for invalid UTF-8.
std::optional<std::string> mapped(std::string_view text, utf8proc_option_t how) {
    utf8proc_uint8_t* made = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), // NOLINT(*-reinterpret-cast): bytes
        static_cast<utf8proc_ssize_t>(text.size()), &made, how);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
    if (length < 0) return std::nullopt;
    return std::string(made, made + length);
}

} // namespace

std::string without_case(std::string_view text) {
    constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    return mapped(text, how).value_or(lower_ascii(text));
}

std::string composed(std::string_view text) {
    constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return mapped(text, how).value_or(std::string(text));
}

} // namespace intouch
