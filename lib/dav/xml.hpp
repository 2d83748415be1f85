// SPDX-License-Identifier: MIT
// XML as WebDAV uses it: elements by namespace and name, text, no attributes that matter. The only place with
// libxml2. A document from a server is a stranger's: a DOCTYPE ends it (no entity is ever defined or
// fetched), depth, bytes and elements are bounded, and it is read a child of the root at a time, so that what
// it may claim of memory is bounded too.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

inline constexpr std::string_view dav_ns = "DAV:";
inline constexpr std::string_view caldav_ns = "urn:ietf:params:xml:ns:caldav";
inline constexpr std::string_view calendarserver_ns = "http://calendarserver.org/ns/";
inline constexpr std::string_view apple_ns = "http://apple.com/ns/ical/";

/// An element's name in full.
struct xml_name {
    std::string ns;
    std::string name;
    bool operator==(const xml_name&) const = default;
};

struct element {
    xml_name name;
    std::vector<std::pair<std::string, std::string>> attributes{}; ///< of no namespace; escapes stay
    std::string text{};                                            ///< all character data directly in it
    std::vector<element> children{};

    [[nodiscard]] bool is(std::string_view ns, std::string_view local) const {
        return name.ns == ns && name.name == local;
    }
    /// The first child of that name; null: none. Valid as long as this.
    [[nodiscard]] const element* find(std::string_view ns, std::string_view local) const;
    /// Its text without blanks at both ends.
    [[nodiscard]] std::string_view trimmed_text() const;
    bool operator==(const element&) const = default;
};

struct xml_limits {
    std::size_t bytes = std::size_t{12} * 1024 * 1024;
    std::size_t depth = 64;
    std::size_t elements_in_child = 2048; ///< a child of the root and all in it
    std::size_t text_in_child = std::size_t{2} * 1024 * 1024;
};

/// Hands each child of the root to `take`, with the root's name, in order, as soon as it is whole, and
/// returns the root's name. Control characters that XML forbids are skipped (servers send them). Errors,
/// after what had been whole was taken: `errc::invalid` for what is no XML (a web page, an end too soon), and
/// for what goes beyond a limit or begins a DOCTYPE.
[[nodiscard]] result<xml_name> read_xml(std::string_view body, const xml_limits& limits,
                                        const std::function<void(const xml_name&, element)>& take);

} // namespace intouch::dav
