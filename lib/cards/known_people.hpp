// SPDX-License-Identifier: MIT
#pragma once

#include "cards/contact.hpp"
#include "cards/phone.hpp"
#include "roster/person.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace intouch::cards {

/// The people of a roster, by every value that identifies a person.
class known_people {
public:
    /// `blocks`: ids of blocks.
    known_people(const roster::roster& there, dialling home, const std::set<std::string>& blocks);

    struct match {
        std::string id;
        std::string by;     ///< "the number 020 7946 0001"
        bool named = false; ///< the names are equal too
    };
    /// The person that the contact is, one with the same name first.
    [[nodiscard]] std::optional<match> find(const contact& c) const;

    /// A free id for a new person. It is taken from now on.
    [[nodiscard]] std::string take_id(const contact& c);
    /// True when nothing and nobody has the id.
    [[nodiscard]] bool is_free(const std::string& id) const { return !ids_.contains(id); }

private:
    void add(const std::string& id, const roster::person& person);
    [[nodiscard]] std::vector<match> all_matches(const contact& c) const;

    dialling home_;
    std::set<std::string> ids_;                 ///< of people, households, gatherings and blocks
    std::map<std::string, std::string> people_; ///< id → `name_key`
    std::multimap<std::string, std::string> names_;
    std::multimap<std::string, std::string> emails_;
    std::multimap<std::string, std::string> phones_;
};

} // namespace intouch::cards
