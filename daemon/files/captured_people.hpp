// SPDX-License-Identifier: MIT
// Changes of captured.toml, the roster file that intouch writes itself. The file is written whole or not at all.
#pragma once

#include "cards/capture/capture.hpp"
#include "core/result.hpp"
#include "daemon/files/configuration.hpp"
#include "daemon/files/paths.hpp"

#include <string>
#include <variant>

namespace intouch::daemon {

/// Somebody new, in a line of text or in a vCard.
struct new_person {
    std::string text;
    bool is_card = false;
    std::string circle; ///< its id; empty: none
    bool again = false; ///< also when somebody on the roster has the same name, number or address
    std::string how_again{cards::add_again}; ///< what to do for `again`, as the user is told
};
/// An entry is taken out.
struct remove_captured {
    std::string id;
};
using captured_change = std::variant<new_person, remove_captured>;

/// The person of the entry.
struct captured_person {
    std::string id;
    std::string name;
    std::string entry; ///< TOML; empty: it was taken out
    bool operator==(const captured_person&) const = default;
};

struct changed_people {
    captured_person who;
    loaded files; ///< as they are read after the change
};

/// Makes the change on disk. `before` is the running configuration; null: none. Errors: `invalid` for a text that is no
/// person, an unknown circle and a file with faults; `not_found` for an entry; `conflict` for somebody on the roster,
/// and those of writing.
[[nodiscard]] result<changed_people> change_captured(const paths& where, instant now,
                                                     const configuration* before,
                                                     const captured_change& what);

} // namespace intouch::daemon
