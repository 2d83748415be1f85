// SPDX-License-Identifier: MIT
#include "roster/document.hpp"

#include "roster/precheck.hpp"
#include "roster/syntax_errors.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <exception>
#include <optional>

namespace intouch::roster {
namespace {

position begin_of(const toml::source_region& region) { return {region.begin.line, region.begin.column}; }

struct converter {
    const std::string& file;
    fault_list& faults;

    /// Nothing when `from` is nested too deep; a fault says so.
    std::optional<node> convert(const toml::node& from, int depth) {
        const position at = begin_of(from.source());
        if (depth > depth_limit) {
            faults.push_back({{file, at.line, at.column},
                              severity::error,
                              "is nested more than " + std::to_string(depth_limit) +
                                  " deep, expected at most a list in a table of a table"});
            return std::nullopt;
        }
        if (const auto* table = from.as_table()) return node{at, members(*table, depth)};
        if (const auto* array = from.as_array()) {
            node_list list;
            list.reserve(array->size());
            for (const toml::node& element : *array)
                if (auto value = convert(element, depth + 1)) list.push_back(std::move(*value));
            return node{at, std::move(list)};
        }
        if (const auto* text = from.as_string()) return node{at, text->get()};
        if (const auto* integer = from.as_integer()) return node{at, integer->get()};
        if (const auto* real = from.as_floating_point()) return node{at, real->get()};
        if (const auto* flag = from.as_boolean()) return node{at, flag->get()};
        if (const auto* day = from.as_date()) {
            const toml::date d = day->get();
            return node{at, date(std::chrono::year(d.year) / d.month / d.day)};
        }
        return node{at, clock_value{from.is_time() ? "a time" : "a date and time"}};
    }

    member_list members(const toml::table& table, int depth) {
        member_list list;
        list.reserve(table.size());
        for (auto&& [key, value] : table)
            if (auto converted = convert(value, depth + 1))
                list.push_back({std::string(key.str()), begin_of(key.source()), std::move(*converted)});
        std::ranges::sort(list, {}, &member::at); // toml++ keeps tables sorted by key
        return list;
    }
};

std::string meaning_of(const node& n) {
    const auto of_list = [](const node_list& list) {
        std::string text = "[";
        for (const node& each : list) text += meaning_of(each) + ',';
        return text + ']';
    };
    return std::visit(
        [&](const auto& value) -> std::string {
            using type = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<type, std::string>)
                return fmt::format("{}:{}", value.size(), value);
            else if constexpr (std::is_same_v<type, date>)
                return fmt::format("d{}", value.time_since_epoch().count());
            else if constexpr (std::is_same_v<type, clock_value>)
                return value.kind;
            else if constexpr (std::is_same_v<type, node_list>)
                return of_list(value);
            else if constexpr (std::is_same_v<type, member_list>)
                return roster::meaning_of(value);
            else
                return fmt::format("{}", value);
        },
        n.value);
}

} // namespace

std::string meaning_of(const member_list& table) {
    std::vector<const member*> all;
    for (const member& one : table) all.push_back(&one);
    std::ranges::sort(all, {}, [](const member* one) { return std::string_view(one->key); });
    std::string text = "{";
    for (const member* one : all) text += one->key + '=' + meaning_of(one->value) + '\n';
    return text + '}';
}

document parse(const source& file, fault_list& faults) {
    document result{file.name, {}, true};
    const auto text = precheck(file, faults);
    if (!text) {
        result.complete = false;
        return result;
    }
    try {
        const toml::table table = toml::parse(std::string_view(*text), std::string_view(file.name));
        result.root = converter{file.name, faults}.members(table, 0);
    } catch (const toml::parse_error& e) {
        result.complete = false;
        faults.push_back(syntax_fault(file, begin_of(e.source()), e.description()));
    } catch (const std::exception& e) {
        result.complete = false;
        faults.push_back({{file.name, 1, 1}, severity::error, std::string("cannot be read: ") + e.what()});
    }
    return result;
}

} // namespace intouch::roster
