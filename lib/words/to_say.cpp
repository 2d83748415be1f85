// SPDX-License-Identifier: MIT
#include "words/to_say.hpp"

#include "core/text.hpp"
#include "plan/due/old_details.hpp"
#include "plan/due/party.hpp"
#include "roster/effective.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace intouch::words {

namespace {

constexpr std::size_t longest_line = 400; ///< bytes

bool is_with_person(const plan::touch& t) {
    return t.kind != plan::touch_kind::find && t.kind != plan::touch_kind::booking;
}

std::string line_of(std::string_view key, const roster::settings& s) {
    const auto found = s.words.find(std::string(key));
    return found == s.words.end() ? std::string() : found->second;
}

/// The states of the person and of the household.
std::vector<const ledger::person_state*> states_of(const plan::touch& t, const ledger::state& state) {
    std::vector<const ledger::person_state*> all;
    for (const auto& id : {t.person, t.owner})
        if (const auto found = state.people.find(id); found != state.people.end())
            all.push_back(&found->second);
    return all;
}

/// The note of the promise that the touch is about, else of the open one that is due first; empty: none.
std::string promise_of(const plan::touch& t, const std::vector<const ledger::person_state*>& known) {
    const auto told = std::ranges::find(t.reasons, plan::reason_code::promised, &plan::reason::code);
    if (t.kind == plan::touch_kind::promise && told != t.reasons.end()) return told->text;
    const ledger::promise* first = nullptr;
    for (const auto* s : known)
        for (const auto& [entry, given] : s->promises)
            if (!given.note.empty() && (first == nullptr || given.to < first->to)) first = &given;
    return first == nullptr ? std::string() : first->note;
}

std::string promised(std::string note, const roster::settings& s) {
    constexpr std::string_view what = "{promise}";
    while (note.ends_with('.')) note.pop_back();
    auto line = line_of("promise", s);
    if (const auto at = line.find(what); at != std::string::npos)
        line.replace(at, what.size(), in_one_line(note));
    return line;
}

bool was_tried(const std::vector<const ledger::person_state*>& known, date since) {
    return std::ranges::any_of(known, [&](const ledger::person_state* s) {
        return std::ranges::any_of(s->history, [&](const ledger::entry& e) {
            const bool tried = ledger::is_attempt(e.kind) || e.kind == ledger::entry_kind::sent;
            return tried && e.on.day > since;
        });
    });
}

/// The line after a long silence; a rhythm that the user keeps is none.
std::string after_silence(const plan::touch& t, const roster::person& p, const roster::roster& r,
                          const roster::settings& s, const std::vector<const ledger::person_state*>& known) {
    constexpr long a_year = 365;
    std::optional<date> last = p.last;
    for (const auto* one : known)
        if (const auto contact = plan::last_contact(p, *one))
            last = std::max(last, std::optional(contact->on.day));
    if (!last) return {};
    const auto gone = (t.day - *last).count();
    const bool lapsed = static_cast<double>(gone) > 2 * mean_days(roster::cadence_of(p, r, s).value.every);
    if (!lapsed && gone <= a_year) return {};
    return line_of(lapsed && !was_tried(known, *last) ? "silence" : "while", s);
}

} // namespace

std::string to_say(const plan::touch& t, const roster::roster& r, const roster::settings& s,
                   const ledger::state& state) {
    const auto person = r.people.find(t.person);
    if (!is_with_person(t) || person == r.people.end()) return {};
    const auto known = states_of(t, state);
    const auto note = promise_of(t, known);
    const auto line = note.empty() ? after_silence(t, person->second, r, s, known) : promised(note, s);
    return line.empty() ? line : fmt::format("You could say: \"{}\"", cut(line, longest_line));
}

std::string still_right(const plan::touch& t, const roster::roster& r, const ledger::state& state) {
    const auto person = r.people.find(t.person);
    const auto known = state.people.find(t.person);
    if (!is_with_person(t) || person == r.people.end() || known == state.people.end()) return {};
    const auto& p = person->second;
    if (!plan::details_are_old(p, known->second, t.day)) return {};
    const auto value = [&](const char* key) {
        const auto found = p.details.find(key);
        return found == p.details.end() ? std::string() : cut(in_one_line(found->second), longest_line);
    };
    if (const auto address = value("address"); !address.empty()) return fmt::format("Still at {}?", address);
    if (const auto phone = value("phone"); !phone.empty())
        return fmt::format("Is {} still the right number?", phone);
    if (const auto email = value("email"); !email.empty())
        return fmt::format("Is {} still the right address?", email);
    return fmt::format("Is {} still right?", value(p.details.begin()->first.c_str()));
}

} // namespace intouch::words
