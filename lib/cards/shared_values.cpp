// SPDX-License-Identifier: MIT
#include "cards/shared_values.hpp"

#include "cards/id.hpp"
#include "cards/same_person.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace intouch::cards {

namespace {

/// More people at one address are a firm rather than a household.
constexpr std::size_t most_in_household = 6;
constexpr std::size_t longest_id = 40;

using people_by = std::map<std::string, std::vector<std::size_t>>;

void add(people_by& to, const std::string& value, std::size_t person) {
    auto& there = to[value];
    if (there.empty() || there.back() != person) there.push_back(person);
}

std::string address_key(const std::string& address) {
    const std::string id = id_of(address);
    return id.find_first_of("0123456789") == std::string::npos ? std::string()
                                                               : id; // a town alone is no home
}

std::string last_word(const std::string& name) {
    const std::string id = id_of(name);
    return id.substr(id.rfind('-') == std::string::npos ? 0 : id.rfind('-') + 1);
}

/// "beispiel" when all have that family name, else the beginning of the address.
std::string household_id(std::span<const new_person> people, const std::vector<std::size_t>& there,
                         const std::string& address) {
    const std::string family = last_word(people[there.front()].card->name);
    const bool same =
        std::ranges::all_of(there, [&](std::size_t i) { return last_word(people[i].card->name) == family; });
    std::string id = same && !family.empty() ? family : address.substr(0, longest_id);
    while (id.ends_with('-')) id.pop_back();
    return id;
}

class comments {
public:
    comments(std::span<const new_person> people, const dialling& home)
        : people_(people), made_(people.size()) {
        for (std::size_t i = 0; i < people.size(); ++i) {
            const contact& c = *people[i].card;
            add(names_, name_key(c.name), i);
            for (const auto& email : c.emails) add(emails_, lower_ascii(email), i);
            for (const auto& phone : c.phones)
                if (const auto number = normalise(phone, home)) {
                    add(phones_, *number, i);
                    spelling_.try_emplace(*number, phone);
                }
            for (const auto& address : c.addresses)
                if (const auto key = address_key(address); !key.empty()) add(homes_, key, i);
        }
    }

    std::vector<std::vector<std::string>> make(const std::function<bool(const std::string&)>& is_free) {
        households(is_free);
        for (const auto& [number, there] : phones_)
            say(there, fmt::format("the number {} is also that of", spelling_.at(number)));
        for (const auto& [email, there] : emails_)
            say(there, fmt::format("the address {} is also that of", email));
        for (const auto& [name, there] : names_) say(there, "another person of this name is");
        return std::move(made_);
    }

private:
    /// "[people.anna], [people.bernd]", all but one of them.
    [[nodiscard]] std::string others(const std::vector<std::size_t>& there, std::size_t but) const {
        std::string made;
        for (const std::size_t i : there)
            if (i != but) made += fmt::format("{}[people.{}]", made.empty() ? "" : ", ", people_[i].id);
        return made;
    }
    void say(const std::vector<std::size_t>& there, const std::string& what) {
        if (there.size() < 2 || there.size() > most_in_household) return;
        for (const std::size_t i : there) made_[i].push_back(fmt::format("{} {}", what, others(there, i)));
    }
    void households(const std::function<bool(const std::string&)>& is_free) {
        std::set<std::size_t> housed;
        std::set<std::string> taken;
        for (const auto& [address, there] : homes_) {
            if (there.size() < 2 || there.size() > most_in_household) continue;
            std::string id = household_id(people_, there, address);
            const std::string first = id + "-home";
            for (int n = 2; !is_free(id) || taken.contains(id); ++n)
                id = n == 2 ? first : fmt::format("{}-{}", first, n - 1);
            taken.insert(id);
            for (const std::size_t i : there)
                if (housed.insert(i).second)
                    made_[i].push_back(
                        fmt::format("household = \"{}\" # the same address: {}", id, others(there, i)));
        }
    }

    std::span<const new_person> people_;
    std::vector<std::vector<std::string>> made_;
    people_by names_;
    people_by emails_;
    people_by phones_;
    people_by homes_;
    std::map<std::string, std::string> spelling_;
};

} // namespace

std::vector<std::vector<std::string>> shared_values(std::span<const new_person> people, const dialling& home,
                                                    const std::function<bool(const std::string&)>& is_free) {
    return comments(people, home).make(is_free);
}

} // namespace intouch::cards
