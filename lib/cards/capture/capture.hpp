// SPDX-License-Identifier: MIT
// The entries of the roster file that intouch writes itself, of people whom the user added on the way.
#pragma once

#include "cards/contact.hpp"
#include "cards/import.hpp"
#include "core/result.hpp"
#include "roster/person.hpp"

#include <string>
#include <string_view>

namespace intouch::cards {

/// An entry for the file of captured people.
struct captured_entry {
    std::string id;
    std::string name;
    std::string text; ///< valid TOML: a line between it and the entry before it, then "[people.ID]"
    bool operator==(const captured_entry&) const = default;
};

/// How a program says that a person is another one.
inline constexpr std::string_view add_again = "add with again = true (intouch add --again)";

/// The entry of a person who is new on `there`, under an id that is free there. `circle` is a circle of the
/// roster, or empty. `errc::invalid` for another circle. `errc::conflict` names the person on the roster with
/// the same name, number or address, unless `again` says that this is somebody else; `how_again` tells the
/// user how to say so.
[[nodiscard]] result<captured_entry> capture(contact person, const std::string& circle, bool again,
                                             const roster::roster& there, const import_settings& settings,
                                             std::string_view how_again = add_again);

/// The first lines of a file of captured people.
[[nodiscard]] std::string capture_head();

/// The text of a roster file without the lines of [people.ID]. `errc::not_found` when it has none.
[[nodiscard]] result<std::string> without_entry(std::string_view text, const std::string& id);

} // namespace intouch::cards
