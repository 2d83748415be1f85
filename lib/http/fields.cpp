// SPDX-License-Identifier: MIT
#include "http/fields.hpp"

#include "core/ascii.hpp"

#include <algorithm>

namespace intouch::http {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

} // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool list_has(std::string_view list, std::string_view token) {
    while (true) {
        const auto comma = list.find(',');
        if (equal_ignoring_case(trimmed(list.substr(0, comma)), token)) return true;
        if (comma == std::string_view::npos) return false;
        list.remove_prefix(comma + 1);
    }
}

bool keeps_alive(const fields& headers, unsigned minor_version) {
    bool close = false;
    bool keep = minor_version == 1;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const auto f = headers[i];
        if (!equal_ignoring_case(f.name, "Connection")) continue;
        close = close || list_has(f.value, "close");
        keep = keep || list_has(f.value, "keep-alive");
    }
    return keep && !close;
}

fields::fields(std::initializer_list<field> list) {
    for (const auto& f : list) add(f.name, f.value);
}

void fields::reserve(std::size_t count, std::size_t bytes) {
    slots_.reserve(count);
    text_.reserve(bytes);
}

void fields::add(std::string_view name, std::string_view value) {
    const auto at = text_.size();
    text_ += name;
    text_ += value;
    std::replace_if(
        text_.begin() + static_cast<std::ptrdiff_t>(at), text_.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    slots_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(name.size()),
                      static_cast<std::uint32_t>(at + name.size()),
                      static_cast<std::uint32_t>(value.size())});
}

void fields::set(std::string_view name, std::string_view value) {
    erase(name);
    add(name, value);
}

void fields::erase(std::string_view name) {
    std::erase_if(slots_, [&](const slot& s) {
        return equal_ignoring_case(std::string_view(text_).substr(s.name_at, s.name_length), name);
    });
}

field fields::operator[](std::size_t index) const {
    const auto& s = slots_[index];
    const std::string_view all = text_;
    return {all.substr(s.name_at, s.name_length), all.substr(s.value_at, s.value_length)};
}

std::optional<std::string_view> fields::find(std::string_view name) const {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        const auto f = (*this)[i];
        if (equal_ignoring_case(f.name, name)) return f.value;
    }
    return std::nullopt;
}

std::size_t fields::count(std::string_view name) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < slots_.size(); ++i)
        if (equal_ignoring_case((*this)[i].name, name)) ++found;
    return found;
}

bool fields::operator==(const fields& other) const {
    if (size() != other.size()) return false;
    for (std::size_t i = 0; i < size(); ++i) {
        const auto a = (*this)[i];
        const auto b = other[i];
        if (!equal_ignoring_case(a.name, b.name) || a.value != b.value) return false;
    }
    return true;
}

} // namespace intouch::http
