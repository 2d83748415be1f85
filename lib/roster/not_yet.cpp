// SPDX-License-Identifier: MIT
#include "roster/not_yet.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>

namespace intouch::roster {
namespace {

/// `path` is the keys from the top; "*" is any id or any table of a list. With `value`, only that text.
struct pending {
    std::string_view path;
    std::string_view but; ///< behind "read and checked, but"
    std::string_view value = {};
};

constexpr std::array list = {
    pending{"busy.*", "appointments are not kept clear of yet"},
};

struct finding {
    std::string name;
    position at;
};

std::optional<finding> first(const member_list& table, std::string_view path, std::string_view value);

std::optional<finding> first_in(const node& below, std::string_view path, std::string_view value) {
    if (const auto* table = std::get_if<member_list>(&below.value)) return first(*table, path, value);
    const auto* tables = std::get_if<node_list>(&below.value);
    if (tables == nullptr || !path.starts_with('*')) return std::nullopt;
    for (const node& one : *tables)
        if (const auto* table = std::get_if<member_list>(&one.value); table != nullptr && path.size() > 2)
            if (auto found = first(*table, path.substr(2), value)) return found;
    return std::nullopt;
}

std::optional<finding> first(const member_list& table, std::string_view path, std::string_view value) {
    const std::size_t dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    for (const member& one : table) {
        if (key != "*" && key != one.key) continue;
        if (dot == std::string_view::npos) {
            const auto* text = std::get_if<std::string>(&one.value.value);
            if (value.empty() || (text != nullptr && *text == value)) return finding{one.key, one.at};
            continue;
        }
        if (auto found = first_in(one.value, path.substr(dot + 1), value)) return found;
    }
    return std::nullopt;
}

} // namespace

void warn_of_not_yet(const document& file, fault_list& faults) {
    for (const pending& one : list) {
        const auto found = first(file.root, one.path, one.value);
        if (!found) continue;
        const bool whole_table = one.path.ends_with(".*");
        const std::string name =
            whole_table ? fmt::format("[{}.{}]", one.path.substr(0, one.path.size() - 2), found->name)
            : one.path.contains('.') ? found->name
                                     : fmt::format("[{}]", found->name);
        faults.push_back({{file.file, found->at.line, found->at.column},
                          severity::warning,
                          fmt::format("{}: read and checked, but {}", name, one.but)});
    }
}

} // namespace intouch::roster
