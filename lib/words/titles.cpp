// SPDX-License-Identifier: MIT
#include "words/titles.hpp"

#include "core/text.hpp"
#include "roster/effective.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

namespace intouch::words {

namespace {

using roster::naming;

constexpr std::string_view placeholder = "{name}";

/// "birthday" is part of the sentence; a name from the user stays as written.
std::string occasion_name(const std::string& name) { return name == "Birthday" ? "birthday" : name; }

std::string without_placeholder(std::string text) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder)) {
        text.erase(at, placeholder.size());
    }
    while (text.contains("  ")) text.erase(text.find("  "), 1);
    constexpr std::string_view edge = " ,:;-";
    text.erase(0, std::min(text.find_first_not_of(edge), text.size()));
    while (!text.empty() && edge.contains(text.back())) text.pop_back();
    return text;
}

std::string filled(std::string text, const std::string& name) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + name.size())) {
        text.replace(at, placeholder.size(), name);
    }
    return text;
}

std::string title_template(const plan::touch& t, const roster::settings& s) {
    if (t.kind == plan::touch_kind::booking) return "Book {name}";
    if (t.kind == plan::touch_kind::find) return "Find {name}"; // when nobody can be asked
    const auto found = s.channels.find(t.channel);
    if (found != s.channels.end() && !found->second.title.empty()) return found->second.title;
    return capitalised(t.channel.empty() ? "touch" : t.channel) + " {name}";
}

std::string named(const std::string& name, naming names) {
    const std::string clean = without_control(name);
    return names == naming::full ? clean : roster::initials(clean);
}

const std::string& name_of(const std::string& id, const roster::roster& r) {
    // A gathering that is booked in a block stands among the names of people.
    if (const auto g = r.gatherings.find(id); g != r.gatherings.end()) return g->second.name;
    const auto person = r.people.find(id);
    return person == r.people.end() || person->second.name.empty() ? id : person->second.name;
}

constexpr std::size_t longest_promise = 80; ///< bytes of a title

/// The text of the first reason with that code, in one line; empty: none.
std::string text_of(const plan::touch& t, plan::reason_code code) {
    const auto found = std::ranges::find(t.reasons, code, &plan::reason::code);
    if (found == t.reasons.end()) return {};
    return cut(in_one_line(found->text), longest_promise);
}

std::string touch_title(const plan::touch& t, const roster::settings& s, naming names,
                        const std::vector<std::string>& who) {
    const std::string text = without_control(title_template(t, s));
    if (names == naming::hidden) {
        const std::string bare = without_placeholder(text);
        // "Write to {name}" without a name is no title, in any language.
        const bool one_word = !bare.empty() && !bare.contains(' ');
        return one_word ? bare : capitalised(t.channel.empty() ? "touch" : t.channel);
    }
    std::string all;
    for (const std::string& each : who) {
        if (!all.empty()) all += ", ";
        // The name of a gathering is not the name of a person.
        all += t.kind == plan::touch_kind::booking ? without_control(each) : named(each, names);
    }
    if (t.kind == plan::touch_kind::find && !t.ask_name.empty())
        return fmt::format("Ask {} where {} {} now", named(t.ask_name, names), all,
                           who.size() > 1 ? "are" : "is");
    if (names == naming::full && t.kind == plan::touch_kind::promise)
        if (const auto promise = text_of(t, plan::reason_code::promised); !promise.empty())
            return fmt::format("{}: {}", all, promise);
    if (names == naming::full && t.kind == plan::touch_kind::occasion)
        if (const auto occasion = text_of(t, plan::reason_code::occasion); !occasion.empty())
            return fmt::format("{}: {}", filled(text, all), occasion_name(occasion));
    return filled(text, all);
}

/// An about touch has no hour yet: its day may come sooner.
std::string about(const plan::touch& t) { return t.firm ? "" : std::string(about_mark); }

/// A title of a person, such as "Dr.", names nobody.
std::string first_word(const std::string& name) {
    std::string word = name.substr(0, name.find(' '));
    return word.ends_with('.') ? name : word;
}

/// First words when they are distinct, else whole names.
std::vector<std::string> short_names(const std::vector<std::string>& full) {
    std::vector<std::string> told;
    for (const std::string& name : full) {
        const std::string first = first_word(name);
        const auto alike =
            std::ranges::count_if(full, [&](const std::string& n) { return first_word(n) == first; });
        told.push_back(alike > 1 ? name : first);
    }
    return told;
}

} // namespace

std::string title(const plan::touch& t, const roster::settings& s, naming names) {
    return touch_title(t, s, names, {t.name}) + about(t);
}

std::string title(const plan::touch& t, const roster::settings& s, const roster::roster& r, naming names) {
    std::vector<std::string> who{t.name};
    for (const std::string& id : t.with) {
        const std::string& other = name_of(id, r);
        if (std::ranges::find(who, other) == who.end()) who.push_back(other);
    }
    return touch_title(t, s, names, who) + about(t);
}

std::string title(const plan::shown_closed& c, naming names) {
    if (names == naming::hidden) return {};
    const std::string channel = c.channel.empty() ? "" : ", " + without_control(c.channel);
    return fmt::format("✓ {}{}", named(c.name, names), channel);
}

std::string title(const plan::block_occurrence& o, const roster::settings& s, const roster::roster& r,
                  naming names) {
    std::string text = without_control(o.name.empty() ? o.id : o.name);
    if (names == naming::hidden) return text;
    if (const auto block = s.blocks.find(o.id); block != s.blocks.end() && !block->second.with.empty()) {
        text += " with " + named(block->second.with, names);
    }
    std::vector<std::string> ids;
    for (const std::string& id : o.people) {
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    std::vector<std::string> people;
    std::vector<std::string> gatherings; // their names stay whole: "The" names none
    for (const std::string& id : ids)
        (r.gatherings.contains(id) ? gatherings : people).push_back(named(name_of(id, r), names));
    if (names == naming::full) people = short_names(people);
    std::ranges::move(gatherings, std::back_inserter(people));
    for (std::size_t i = 0; i < people.size(); ++i) text += (i == 0 ? ": " : ", ") + people[i];
    return text;
}

std::string title(const plan::shown_occasion& o, const roster::roster& r, naming names) {
    if (names == naming::hidden) return {};
    const std::string what = occasion_name(without_control(o.name));
    const bool counts = names == naming::full && o.years && *o.years > 0;
    return fmt::format("{}: {}{}", named(name_of(o.person, r), names), what,
                       counts ? fmt::format(" ({})", *o.years) : "");
}

std::string title(const plan::shown_gathering& g, naming names) {
    return names == naming::hidden ? "Busy" : without_control(g.name.empty() ? g.id : g.name);
}

} // namespace intouch::words
