// SPDX-License-Identifier: MIT
// Reads an answer back, for tests.
#pragma once

#include "json/document.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <variant>

namespace intouch {

inline std::string golden(const std::string& name) {
    std::ifstream file(test::data_dir() / "json" / name, std::ios::binary);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), {}};
}

inline json::document parsed(const std::string& text) {
    auto document = json::read(text);
    INFO(text);
    REQUIRE(document.has_value());
    return std::move(*document);
}

/// "at, timezone, touches": the keys of an object, in order.
inline std::string keys(const json::document& d) {
    std::string all;
    for (const auto& member : std::get<json::document::object>(d.value).members) {
        all += (all.empty() ? "" : ", ") + member.name;
    }
    return all;
}

inline const json::document& member(const json::document& d, const std::string& name) {
    const auto& members = std::get<json::document::object>(d.value).members;
    const auto found = std::ranges::find(members, name, &json::document::name);
    REQUIRE_MESSAGE(found != members.end(), "no member " << name);
    return *found;
}

inline const json::document::list& list(const json::document& d, const std::string& name) {
    return std::get<json::document::list>(member(d, name).value);
}

/// "ada, grace": the member `name` of each object in a list.
inline std::string each(const json::document& d, const std::string& of, const std::string& name) {
    std::string all;
    for (const auto& item : list(d, of)) all += (all.empty() ? "" : ", ") + member(item, name).found();
    return all;
}

} // namespace intouch
