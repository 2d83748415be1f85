// SPDX-License-Identifier: MIT
#include "daemon/files/captured_people.hpp"

#include "cards/capture/capture.hpp"
#include "cards/capture/parse_line.hpp"
#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "daemon/files/read_file.hpp"
#include "store/file.hpp"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace intouch::daemon {

namespace {

/// The changed file.
struct new_text {
    captured_person who;
    std::string text;
};

/// The content of captured.toml, read without the user's files.
struct own_reading {
    std::set<std::string> ids;
    roster::roster value;
    roster::fault_list errors; ///< but for unknown circles: these are in the files of the user
};

own_reading read_alone(const std::filesystem::path& file, const std::string& text, const loaded& files) {
    const roster::source captured{file.string(), text};
    auto read = roster::read_roster({}, files.value.settings, std::nullopt, &captured);
    std::erase_if(read.faults, [](const roster::fault& f) {
        return f.level != roster::severity::error || f.text.starts_with("circles: ");
    });
    own_reading made{{}, std::move(read.value), std::move(read.faults)};
    for (const auto& [id, person] : made.value.people) made.ids.insert(id);
    return made;
}

/// Whether the change of the text changed what it should, and nothing else.
result<void> check(const own_reading& before, const own_reading& after, const std::set<std::string>& wanted,
                   const std::filesystem::path& file) {
    if (after.ids == wanted && after.errors.size() <= before.errors.size()) return {};
    return fail(errc::invalid,
                after.errors.empty()
                    ? fmt::format("{}: cannot be changed without a change of other entries; edit it by hand",
                                  file.string())
                    : fmt::format("nothing was changed: {}", print(after.errors.front())));
}

/// Everybody whose id is taken. Of a file that cannot be read now, the people whom it had before count.
roster::roster everybody(const loaded& files, const configuration* before) {
    roster::roster all = files.value.roster;
    if (!files.usable && before != nullptr) {
        all.people.insert(before->roster.people.begin(), before->roster.people.end());
        all.circles.insert(before->roster.circles.begin(), before->roster.circles.end());
    }
    return all;
}

result<new_text> add_to(const std::string& text, const new_person& p, const loaded& files,
                        const configuration* before, instant now) {
    const time_zone& zone = files.value.zone;
    cards::import_settings settings{cards::dialling_of_zone(zone.name()), zone, day_at(zone, now), {}};
    for (const auto& [id, block] : files.value.settings.blocks) settings.blocks.insert(id);
    auto person = p.is_card ? cards::parse_card(p.text, settings) : cards::parse_line(p.text, settings);
    if (!person) return std::unexpected(person.error());
    auto made = cards::capture(*std::move(person), p.circle, p.again, everybody(files, before), settings,
                               p.how_again);
    if (!made) return std::unexpected(made.error());
    auto all = (text.empty() ? cards::capture_head() : text) + made->text;
    return new_text{{std::move(made->id), std::move(made->name), std::move(made->text)}, std::move(all)};
}

result<new_text> take_from(const std::string& text, const std::string& id, const own_reading& before,
                           const std::filesystem::path& file) {
    auto kept = cards::without_entry(text, id);
    if (!kept) {
        const std::vector<std::string> ids(before.ids.begin(), before.ids.end());
        const auto near = nearest_name(id, ids);
        return fail(errc::not_found, fmt::format("found {}, expected the id of an entry in {}{}",
                                                 intouch::quoted(id), file.string(),
                                                 near ? fmt::format("; did you mean \"{}\"?", *near)
                                                      : "; `intouch add --list` prints them"));
    }
    const auto person = before.value.people.find(id);
    return new_text{{id, person == before.value.people.end() ? id : person->second.name, {}},
                    std::move(*kept)};
}

} // namespace

result<changed_people> change_captured(const paths& where, instant now, const configuration* before,
                                       const captured_change& what) {
    const auto file = captured_file(where);
    const loaded files = load(where, now, before);
    auto text = read_whole(file);
    if (!text && text.error().code != errc::not_found) return std::unexpected(text.error());
    const std::string was = text ? *std::move(text) : std::string();
    const auto people = read_alone(file, was, files);

    const auto* person = std::get_if<new_person>(&what);
    auto made = person != nullptr ? add_to(was, *person, files, before, now)
                                  : take_from(was, std::get<remove_captured>(what).id, people, file);
    if (!made) return std::unexpected(made.error());
    auto wanted = people.ids;
    person != nullptr ? void(wanted.insert(made->who.id)) : void(wanted.erase(made->who.id));
    if (auto good = check(people, read_alone(file, made->text, files), wanted, file); !good)
        return std::unexpected(good.error());
    if (auto done = store::write_whole(file, made->text, 0600); !done) return std::unexpected(done.error());
    return changed_people{std::move(made->who), load(where, now, before)};
}

} // namespace intouch::daemon
