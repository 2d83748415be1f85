// SPDX-License-Identifier: MIT
// Titles of calendar items, by what the names of a feed may show.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>

namespace intouch::words {

/// Empty: a feed with that naming leaves the item out.
/// An about touch has `about_mark` at the end.
[[nodiscard]] std::string title(const plan::touch& t, const roster::settings& s, roster::naming names);
/// The same with every member of a household named: "Call Ada Lovelace, Charles Babbage".
[[nodiscard]] std::string title(const plan::touch& t, const roster::settings& s, const roster::roster& r,
                                roster::naming names);
[[nodiscard]] std::string title(const plan::shown_closed& c, roster::naming names);
/// `o` without people: the recurring block itself.
[[nodiscard]] std::string title(const plan::block_occurrence& o, const roster::settings& s,
                                const roster::roster& r, roster::naming names);
[[nodiscard]] std::string title(const plan::shown_occasion& o, const roster::roster& r, roster::naming names);
[[nodiscard]] std::string title(const plan::shown_gathering& g, roster::naming names);

} // namespace intouch::words
