// SPDX-License-Identifier: MIT
// Reads XML as WebDAV uses it: elements with a namespace and a name, text, few attributes. Only this file
// uses libxml2. A server's document is not trusted: a DOCTYPE ends the reading, so that no entity is ever
// defined or fetched. Depth, bytes and elements have limits. The reader holds one child of the root at a
// time, so that memory has a limit too.
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

/// The full name of an element.
struct xml_name {
    std::string ns;
    std::string name;
    bool operator==(const xml_name&) const = default;
};

struct element {
    xml_name name;
    std::vector<std::pair<std::string, std::string>> attributes{}; ///< without a namespace; escapes stay
    std::string text{};                                            ///< all character data directly in it
    std::vector<element> children{};

    [[nodiscard]] bool is(std::string_view ns, std::string_view local) const {
        return name.ns == ns && name.name == local;
    }
    /// The first child of that name; null: none. Valid as long as this element.
    [[nodiscard]] const element* find(std::string_view ns, std::string_view local) const;
    /// The text without blanks at both ends.
    [[nodiscard]] std::string_view trimmed_text() const;
    bool operator==(const element&) const = default;
};

struct xml_limits {
    std::size_t bytes = std::size_t{12} * 1024 * 1024;
    std::size_t depth = 64;
    std::size_t elements_in_child = 2048; ///< a child of the root and its descendants
    std::size_t text_in_child = std::size_t{2} * 1024 * 1024;
};

/// Passes each child of the root to `take` as soon as it is complete, in order, together with the name of the
/// root. Returns the name of the root. Control characters that XML forbids are skipped, because servers send
/// them. `errc::invalid`, after `take` received the complete children: no XML (a web page, an early end), a
/// limit exceeded, a DOCTYPE.
[[nodiscard]] result<xml_name> read_xml(std::string_view body, const xml_limits& limits,
                                        const std::function<void(const xml_name&, element)>& take);

} // namespace intouch::dav
