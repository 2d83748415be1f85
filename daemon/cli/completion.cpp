// SPDX-License-Identifier: MIT
#include "daemon/cli/completion.hpp"

#include "core/text.hpp"
#include "daemon/files/configuration.hpp"
#include "daemon/files/read_file.hpp"
#include "ledger/kind.hpp"
#include "words/history.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace intouch::daemon {

namespace {

constexpr std::array<std::string_view, 4> days_ahead{"tomorrow", "friday", "in 1 week", "in 2 weeks"};
constexpr std::array<std::string_view, 2> days_back{"today", "yesterday"};

/// The words before the cursor, by their role.
struct typed {
    const command_shape* command = nullptr;
    std::string config;
    std::string option; ///< the option whose value is at the cursor; empty: none
    std::size_t places = 0;
};

const argument* find(const std::vector<argument>& all, std::string_view name) {
    const auto found = std::ranges::find(all, name, &argument::name);
    return found == all.end() ? nullptr : &*found;
}

const argument* option_of(const typed& t, const command_shape& common, std::string_view word) {
    if (const auto* known = find(common.options, word)) return known;
    return t.command == nullptr ? nullptr : find(t.command->options, word);
}

typed split_roles(const std::vector<command_shape>& shapes, const std::vector<std::string>& words) {
    typed t;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const auto& word = words[i];
        if (word.starts_with('-')) {
            const auto* option = option_of(t, shapes.front(), word);
            if (option == nullptr || !option->takes_value) continue;
            if (i + 2 == words.size()) {
                t.option = word;
                continue;
            }
            if (word == "--config") t.config = words[i + 1];
            ++i;
        } else if (t.command == nullptr) {
            const auto found = std::ranges::find(shapes, word, &command_shape::name);
            if (found == shapes.end()) {
                t.places = 1; // the words after an unknown command have no candidates
                return t;
            }
            t.command = &*found;
        } else
            ++t.places;
    }
    return t;
}

/// The files; nothing when they cannot be used.
std::optional<configuration> files(const std::string& config) {
    auto read = load(find_paths({config, {}, {}}));
    if (!read.usable) return std::nullopt;
    return std::move(read.value);
}

void add_people(const configuration& c, std::vector<candidate>& to) {
    for (const auto& [id, person] : c.roster.people) to.push_back({id, person.name});
}

void add_gatherings(const configuration& c, std::vector<candidate>& to) {
    for (const auto& [id, gathering] : c.roster.gatherings) to.push_back({id, gathering.name});
}

void add_blocks(const configuration& c, std::vector<candidate>& to) {
    for (const auto& [id, block] : c.settings.blocks) to.push_back({id, block.name});
}

void add_circles(const configuration& c, std::vector<candidate>& to) {
    for (const auto& [id, circle] : c.roster.circles) to.push_back({id, circle.name});
}

void add_feeds(const configuration& c, std::vector<candidate>& to) {
    for (const auto& [id, feed] : c.settings.feeds) to.push_back({id, {}});
}

void add_channels(const configuration& c, std::vector<candidate>& to) {
    for (const auto& [id, channel] : c.settings.channels) to.push_back({id, channel.title});
}

/// Candidates from the files; none when the files cannot be used.
template <class... Add> void from_files(const typed& t, std::vector<candidate>& to, const Add&... add) {
    if (const auto read = files(t.config)) (add(*read, to), ...);
}

void add_outcomes(std::vector<candidate>& to) {
    for (const auto kind : ledger::outcomes())
        to.push_back({std::string(ledger::name(kind)), words::kind_phrase(kind)});
}

template <class Days> void add_days(const Days& days, std::vector<candidate>& to) {
    for (const auto day : days) to.push_back({std::string(day), {}});
}

/// The values that an argument of that name may have.
std::vector<candidate> values_of(std::string_view name, const typed& t) {
    std::vector<candidate> all;
    const std::string command = t.command == nullptr ? std::string() : t.command->name;
    const bool logs = name == "what" && command == "log";
    if (name == "person" || name == "--excused" || logs) from_files(t, all, add_people);
    if (name == "whom") from_files(t, all, add_people, add_gatherings, add_blocks);
    if (name == "gathering") from_files(t, all, add_gatherings);
    if (logs && t.places > 0) add_outcomes(all);
    if (name == "outcome") all = {{"booked", {}}, {"held", {}}, {"skipped", {}}};
    if (name == "feed" || name == "--rotate") from_files(t, all, add_feeds);
    if (name == "--circle") from_files(t, all, add_circles);
    if (name == "--remove")
        if (const auto own = read_whole(captured_file(find_paths({t.config, {}, {}}))))
            from_files(t, all, [&](const configuration& c, std::vector<candidate>& to) {
                for (const auto& [id, person] : c.roster.people)
                    if (own->contains("[people." + id + "]")) to.push_back({id, person.name});
            });
    if (name == "--via") from_files(t, all, add_channels);
    if (name == "when" || name == "until" || name == "from" || name == "--next" || name == "--promise" ||
        name == "--to")
        add_days(days_ahead, all);
    const bool of_block = command == "move" || command == "skip";
    if (name == "--on") of_block ? add_days(days_ahead, all) : add_days(days_back, all);
    return all;
}

std::vector<candidate> anything(const std::vector<command_shape>& shapes, const typed& t,
                                std::string_view now) {
    if (!t.option.empty()) return values_of(t.option, t);
    std::vector<candidate> all;
    if (now.starts_with('-')) {
        for (const auto* from : {t.command, &shapes.front()})
            for (const auto& o : from == nullptr ? std::vector<argument>() : from->options)
                all.push_back({o.name, o.what});
        return all;
    }
    if (t.command == nullptr) {
        if (t.places > 0) return all;
        for (const auto& shape : shapes)
            if (!shape.name.empty()) all.push_back({shape.name, shape.what});
        return all;
    }
    const auto& places = t.command->places;
    if (places.empty() || (t.places >= places.size() && !places.back().many)) return all;
    return values_of(places[std::min(t.places, places.size() - 1)].name, t);
}

} // namespace

std::vector<candidate> candidates(const std::vector<command_shape>& shapes,
                                  const std::vector<std::string>& words) {
    const std::string now = words.empty() ? std::string() : words.back();
    auto all = anything(shapes, split_roles(shapes, words), now);
    std::erase_if(all, [&](const candidate& c) { return !c.word.starts_with(now); });
    for (auto& c : all) c.what = without_control(c.what);
    return all;
}

} // namespace intouch::daemon
