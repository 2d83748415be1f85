// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

/// Writes a document with the prefixes D (DAV:), C (CalDAV), CS (calendarserver.org) and A (Apple). All text
/// is escaped.
class xml_writer {
public:
    explicit xml_writer(std::string_view root); ///< "D:propfind"
    xml_writer& open(std::string_view name);
    xml_writer& open(std::string_view name, std::string_view attribute, std::string_view value);
    xml_writer& close();
    xml_writer& empty_element(std::string_view name); ///< "<D:getetag/>"
    /// Characters that XML cannot hold are left out.
    xml_writer& text(std::string_view text);
    xml_writer& element(std::string_view name, std::string_view text) {
        return open(name).text(text).close();
    }
    /// The document. Closes all open elements.
    [[nodiscard]] std::string take();

private:
    std::string out_;
    std::vector<std::string> open_;
};

} // namespace intouch::dav
