// SPDX-License-Identifier: MIT
#pragma once

#include "cards/contact.hpp"
#include "cards/phone.hpp"
#include "core/result.hpp"
#include "core/zone.hpp"
#include "roster/person.hpp"

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

/// The people in a file of vCards or in a table. `home` is the zone of the user; `charset` that of the file, empty when
/// the file must tell. `errc::invalid` says what the file is when it is no address book.
[[nodiscard]] result<address_book> read_contacts(const std::string& file, std::string_view bytes,
                                                 const time_zone& home, const std::string& charset = {});

/// Groups of an address book, by name. Case does not count.
struct group_choice {
    std::vector<std::string> only;    ///< empty: everybody
    std::vector<std::string> without; ///< goes before `only`
    bool operator==(const group_choice&) const = default;
};
/// The people in these groups. `errc::not_found` for a group that nobody is in lists the groups.
[[nodiscard]] result<std::vector<contact>> choose(std::span<const contact> people,
                                                  const group_choice& groups);

/// What the user's own files say.
struct import_settings {
    dialling home; ///< for telephone numbers without a country
    time_zone zone;
    date today{};
    std::set<std::string> blocks{}; ///< their ids, which no new person gets
};

struct imported {
    std::string text; ///< valid TOML to paste into a roster
    std::size_t added = 0;
    std::size_t known = 0;
    std::size_t joined = 0; ///< further cards of people who are counted already
    bool operator==(const imported&) const = default;
};

/// Roster entries for the people who are not on `there` yet. Id, name, e-mail address and phone number (in
/// any spelling) identify a person on the roster. Who is there already becomes a comment. Cards of one person are
/// joined; people who share a name, a number or an address stay apart, and a comment says what they share.
[[nodiscard]] imported print_entries(const address_book& book, const roster::roster& there,
                                     const import_settings& settings);

} // namespace intouch::cards
