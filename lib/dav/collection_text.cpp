// SPDX-License-Identifier: MIT
#include "dav/collection_text.hpp"

#include "core/text.hpp"
#include "dav/multistatus.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::dav {

namespace {

/// The last segment of the address of an object.
std::string_view name_of(std::string_view href) { return href.substr(href.rfind('/') + 1); }

bool is_calendar(std::string_view text) {
    return lower_ascii(text.substr(0, 1000)).find("begin:vcalendar") != std::string::npos;
}

} // namespace

result<collection_text> read_collection(std::string_view body) {
    auto all = parse_multistatus(body);
    if (!all) return std::unexpected(all.error());
    collection_text made;
    made.left_out = std::move(all->faults);
    for (const row& r : all->rows) {
        if (r.data && is_calendar(*r.data))
            made.text += *r.data + "\r\n";
        else if (const auto name = name_of(r.href); !name.empty()) // else it is the collection itself
            made.left_out.push_back(
                fmt::format("{}: {}", name, r.data ? "is no calendar" : "came without its text"));
    }
    if (made.text.empty())
        made.text = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"; // a calendar without appointments
    return made;
}

} // namespace intouch::dav
