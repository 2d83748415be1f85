// SPDX-License-Identifier: MIT
#include "cards/same_person.hpp"

#include "cards/id.hpp"
#include "cards/value_list.hpp"
#include "core/text.hpp"
#include "core/unicode.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace intouch::cards {

namespace {

std::set<std::string> numbers(const std::vector<std::string>& phones, const dialling& home) {
    std::set<std::string> found;
    for (const auto& phone : phones)
        if (auto number = normalise(phone, home)) found.insert(*std::move(number));
    return found;
}

std::set<std::string> lower(const std::vector<std::string>& texts) {
    std::set<std::string> found;
    for (const auto& text : texts) found.insert(lower_ascii(text));
    return found;
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::ranges::any_of(a, [&](const std::string& one) { return b.contains(one); });
}

/// Nothing but a name and groups.
bool bare(const contact& c) {
    return c.phones.empty() && c.emails.empty() && c.addresses.empty() && c.faxes.empty() &&
           c.unread.empty() && c.further.empty() && c.occasions.empty() && !c.birthday && !c.last &&
           (c.notes + c.work + c.met + c.nick).empty();
}

bool birthdays_differ(const contact& a, const contact& b) {
    if (!a.birthday || !b.birthday) return false;
    return a.birthday->on != b.birthday->on ||
           (a.birthday->year && b.birthday->year && a.birthday->year != b.birthday->year);
}

void add_new(std::vector<std::string>& to, const std::vector<std::string>& more) {
    for (const auto& one : more)
        if (std::ranges::find(to, one) == to.end()) to.push_back(one);
}

/// Numbers in another spelling, and addresses in other case, are not new.
void add_phones(std::vector<std::string>& to, const std::vector<std::string>& more, const dialling& home) {
    for (const auto& one : more)
        if (!meet(numbers(to, home), numbers({one}, home))) add_new(to, {one});
}

void add_emails(std::vector<std::string>& to, const std::vector<std::string>& more) {
    for (const auto& one : more)
        if (!lower(to).contains(lower_ascii(one))) to.push_back(one);
}

void add_text(std::string& to, const std::string& more, std::string_view between) {
    if (more.empty() || to.find(more) != std::string::npos) return;
    to += (to.empty() ? "" : std::string(between)) + more;
}

void join(contact& to, const contact& more, const dialling& home) {
    to.places.insert(to.places.end(), more.places.begin(), more.places.end());
    add_phones(to.phones, more.phones, home);
    add_new(to.mobiles, more.mobiles);
    add_phones(to.faxes, more.faxes, home);
    add_emails(to.emails, more.emails);
    add_new(to.addresses, more.addresses);
    add_new(to.groups, more.groups);
    add_new(to.unread, more.unread);
    add_new(to.further, more.further);
    if (!to.birthday || (!to.birthday->year && more.birthday))
        to.birthday = more.birthday ? more.birthday : to.birthday;
    for (const auto& one : more.occasions) add_occasion(to, one.name, one.day);
    if (more.last && (!to.last || *to.last < *more.last)) to.last = more.last;
    if (to.uid.empty()) to.uid = more.uid;
    if (to.timezone.empty()) to.timezone = more.timezone;
    add_text(to.nick, more.nick, ", ");
    add_text(to.met, more.met, "; ");
    add_text(to.work, more.work, "; ");
    add_text(to.notes, more.notes, "; ");
}

} // namespace

std::string name_key(const std::string& written) {
    const std::string name = composed(written); // an accent of its own is no other letter
    std::string id = id_of(name);
    if (id.empty()) return lower_ascii(name);
    std::vector<std::string> words;
    for (std::size_t end = id.find('-'); end != std::string::npos; end = id.find('-')) {
        words.push_back(id.substr(0, end));
        id.erase(0, end + 1);
    }
    words.push_back(std::move(id));
    std::ranges::sort(words);
    std::string key;
    for (const auto& word : words) key += word + ' ';
    // Letters without ASCII counterparts are missing in an id.
    const bool complete =
        std::ranges::all_of(code_points(name), [](char32_t c) { return c < 0x250 || c == 0x2019; });
    return complete ? key : lower_ascii(name);
}

bool same_person(const contact& a, const contact& b, const dialling& home) {
    if (name_key(a.name) != name_key(b.name) || birthdays_differ(a, b)) return false;
    if (bare(a) || bare(b)) return true;
    if (!a.uid.empty() && a.uid == b.uid) return true;
    if (meet(lower(a.emails), lower(b.emails))) return true;
    if (!meet(numbers(a.phones, home), numbers(b.phones, home))) return false;
    const auto mine = numbers(a.mobiles, home);
    const auto theirs = numbers(b.mobiles, home);
    return mine.empty() || theirs.empty() || meet(mine, theirs);
}

std::vector<contact> join_cards(std::span<const contact> people, const dialling& home) {
    std::vector<contact> joined;
    std::multimap<std::string, std::size_t> named;
    for (const auto& one : people) {
        const std::string key = name_key(one.name);
        const auto [begin, end] = named.equal_range(key);
        const auto same = std::find_if(
            begin, end, [&](const auto& entry) { return same_person(joined[entry.second], one, home); });
        if (same != end) {
            join(joined[same->second], one, home);
        } else {
            named.emplace(key, joined.size());
            joined.push_back(one);
        }
    }
    return joined;
}

} // namespace intouch::cards
