// SPDX-License-Identifier: MIT
#include "core/without_case.hpp"

#include "core/text.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace intouch {

std::string without_case(std::string_view text) {
    constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    utf8proc_uint8_t* made = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), // NOLINT(*-reinterpret-cast): bytes
        static_cast<utf8proc_ssize_t>(text.size()), &made, how);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
    if (length < 0) return lower_ascii(text);
    return {made, made + length};
}

} // namespace intouch
