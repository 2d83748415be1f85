// SPDX-License-Identifier: MIT
// Runs the stanza files in tests/data/ledger. A stanza begins with a title in `#` lines; then
//
//     formerly ada-l ada                           ada was ada-l before
//     02 ada reached 2026-10-10 round 1 via call   an entry: id, person (- for none), kind, on, then pairs of
//                                                  round, via, to, ideal, contact, with (a,b), detail, names,
//                                                  occasion, by (source), note
//     => ada: round 2; joined 2026-10-01; …        the complete state of a person
//     undo 02 => yes                               the answers of undoable and newest_undoable
//     newest => 02
//
// and an empty line. The entries of a stanza may be in any order; its expectations hold after the last one.
#include "ledger/fold.hpp"
#include "ledger/undo.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace intouch;
using ledger::entry;

namespace {

struct question {
    std::string asked;
    std::string answer;
};

struct stanza {
    std::string title;
    int line = 0;
    ledger::renames formerly;
    std::vector<ledger::entry> entries;
    std::vector<std::string> states; ///< the lines after "=> "
    std::vector<question> questions;
};

/// Every field that differs from its default: "round 2; joined 2026-10-01; history 01 02".
std::string print_state(const ledger::person_state& p) {
    const auto what = [](ledger::entry_kind outcome, const when& on, const std::string& channel,
                         const std::string& note) {
        std::string text = std::string(name(outcome)) + " " + print(on);
        if (!channel.empty()) text += " via " + channel;
        if (!note.empty()) text += " \"" + note + "\"";
        return text;
    };
    std::string text = "round " + std::to_string(p.round);
    if (p.joined) text += "; joined " + print(*p.joined);
    if (p.contacts != 0) text += "; contacts " + std::to_string(p.contacts);
    if (p.last_contact) {
        const auto& c = *p.last_contact;
        text += "; last contact " + what(c.outcome, c.on, c.channel, c.note);
    }
    for (const auto& c : p.closed) {
        text += "; closed " + std::to_string(c.round) + " " + what(c.outcome, c.on, c.channel, c.note);
        if (c.ideal) text += " ideal " + print(*c.ideal);
        text += " by " + c.entry;
        if (!c.contact) text += " no contact";
    }
    for (const auto& a : p.attempts)
        text += "; tried " + what(a.outcome, a.on, a.channel, a.note) + " by " + a.entry;
    if (p.missed != 0 || p.last_missed) {
        text += "; missed " + std::to_string(p.missed);
        text += " last " + (p.last_missed ? print(*p.last_missed) : std::string("never"));
    }
    if (p.pin) text += "; pin " + print(*p.pin);
    if (std::holds_alternative<std::true_type>(p.pause)) text += "; paused";
    if (const auto* until = std::get_if<date>(&p.pause)) text += "; paused until " + print(*until);
    if (p.lost) text += "; lost";
    for (const auto& detail : p.unusable) text += "; unusable " + detail;
    for (const auto& [id, given] : p.promises) {
        text += "; promise " + given.entry + " of " + print(given.on) + " to " + print(given.to);
        if (!given.note.empty()) text += " \"" + given.note + "\"";
        for (const auto& a : given.attempts)
            text += " tried " + what(a.outcome, a.on, a.channel, a.note) + " by " + a.entry;
        if (given.missed != 0)
            text += " missed " + std::to_string(given.missed) + " last " + print(given.last_missed.value());
    }
    for (const auto& [occasion, mark] : p.occasions) {
        text += "; occasion " + occasion;
        if (mark.closed) text += " closed";
        if (mark.missed != 0)
            text += " missed " + std::to_string(mark.missed) + " last " + print(mark.last_missed.value());
    }
    if (p.booked) {
        text += "; booked " + print(p.booked->on);
        if (p.booked->to) text += " to " + print(*p.booked->to);
    }
    text += "; history";
    for (const auto& e : p.history) text += " " + e.id;
    return text;
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, at);) parts.push_back(part);
    return parts;
}

template <class T> T must(std::optional<T> value, const std::string& what) {
    if (!value) throw std::runtime_error("unknown " + what);
    return *value;
}

entry read_entry(const std::string& line) {
    std::istringstream in(line);
    entry e;
    std::string kind;
    std::string on;
    in >> e.id >> e.person >> kind >> on;
    if (e.person == "-") e.person.clear();
    e.at = instant(std::chrono::sys_days(std::chrono::year{2026} / 1 / 1));
    e.kind = must(ledger::parse_entry_kind(kind), "kind " + kind);
    e.on = parse_when(on).value();
    for (std::string word, value; in >> word;) {
        if (word == "note") {
            std::getline(in >> std::ws, e.note);
            break;
        }
        if (!(in >> value)) throw std::runtime_error(word + " has no value");
        if (word == "round")
            e.round = std::stoi(value);
        else if (word == "via")
            e.channel = value;
        else if (word == "to")
            e.to = parse_when(value).value();
        else if (word == "ideal")
            e.ideal = parse_date(value).value();
        else if (word == "contact")
            e.contact = value != "no";
        else if (word == "with")
            e.with = split(value, ',');
        else if (word == "detail")
            e.detail = value;
        else if (word == "names")
            e.names = value;
        else if (word == "occasion") // ada-2027-Birthday
            e.names =
                ledger::occasion_of(value.substr(0, value.find('-')), value.substr(value.rfind('-') + 1),
                                    std::stoi(value.substr(value.find('-') + 1)));
        else if (word == "by")
            e.source = must(ledger::parse_entry_source(value), "source " + value);
        else
            throw std::runtime_error("unknown word " + word);
    }
    return e;
}

void read_line(const std::string& line, stanza& s) {
    const auto arrow = line.find("=>");
    if (line.starts_with("#"))
        s.title += (s.title.empty() ? "" : " ") + line.substr(std::min<std::size_t>(2, line.size()));
    else if (arrow == 0)
        s.states.push_back(line.substr(3));
    else if (arrow != std::string::npos)
        s.questions.push_back({line.substr(0, arrow - 1), line.substr(arrow + 3)});
    else if (line.starts_with("formerly ")) {
        const auto words = split(line, ' ');
        s.formerly.emplace(words.at(1), words.at(2));
    } else {
        s.entries.push_back(read_entry(line));
        // Entries without "by" come from the user.
        if (line.find(" by ") == std::string::npos) s.entries.back().source = ledger::entry_source::api;
    }
}

std::string answer(const std::string& asked, const std::vector<entry>& entries, const ledger::state& state) {
    const auto words = split(asked, ' ');
    const auto found = words.at(0) == "newest" ? ledger::newest_undoable(entries, state)
                                               : ledger::undoable(entries, state, words.at(1));
    if (!found)
        return (found.error().code == errc::conflict ? "conflict: " : "not found: ") + found.error().text;
    return words.at(0) == "newest" ? found->id : "yes";
}

std::vector<std::string> print_all(const ledger::state& state) {
    std::vector<std::string> lines;
    for (const auto& [id, p] : state.people) lines.push_back(id + ": " + print_state(p));
    if (!state.struck.empty()) {
        std::string struck = "struck";
        for (const auto& id : state.struck) struck += " " + id;
        lines.push_back(struck);
    }
    return lines;
}

std::string join(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    return text;
}

/// Throws std::runtime_error with the line number.
std::vector<stanza> read(const std::string& file) {
    std::ifstream in(file);
    std::vector<stanza> all;
    bool open = false;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty()) {
            open = false;
            continue;
        }
        if (!open)
            all.push_back(
                {.title = {}, .line = number, .formerly = {}, .entries = {}, .states = {}, .questions = {}});
        open = true;
        try {
            read_line(line, all.back());
        } catch (const std::exception& e) {
            throw std::runtime_error(file + ":" + std::to_string(number) + ": " + e.what());
        }
    }
    // The comment at the start of a file is not a stanza.
    std::erase_if(all, [](const stanza& s) { return s.entries.empty() && s.questions.empty(); });
    return all;
}

void check(const stanza& s) {
    INFO("line " << s.line << ": " << s.title);
    const auto state = ledger::fold(s.entries, s.formerly);
    CHECK(join(print_all(state)) == join(s.states));
    for (const auto& q : s.questions) CHECK_MESSAGE(answer(q.asked, s.entries, state) == q.answer, q.asked);

    ledger::state one_by_one;
    for (std::size_t i = 0; i < s.entries.size(); ++i)
        ledger::apply(one_by_one, std::span(s.entries).first(i), s.entries[i], s.formerly);
    CHECK(one_by_one == state);
}

} // namespace

TEST_CASE("the stanzas in tests/data/ledger hold") {
    int count = 0;
    for (const auto& file : std::filesystem::directory_iterator(test::data_dir() / "ledger")) {
        if (file.path().extension() != ".txt") continue;
        INFO(file.path().filename().string());
        const auto all = read(file.path().string());
        CHECK_FALSE(all.empty());
        for (const auto& s : all) check(s);
        count += static_cast<int>(all.size());
    }
    CHECK(count >= 40);
}
