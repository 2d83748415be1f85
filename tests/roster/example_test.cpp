// SPDX-License-Identifier: MIT
// Users copy the files in config/. They work unchanged, and show every key, in use or behind a comment sign.
#include "roster/check/cross_check.hpp"
#include "roster/document.hpp"
#include "roster/files.hpp"

#include <doctest/doctest.h>

#include <array>
#include <regex>
#include <sstream>

namespace intouch::roster {
namespace {

/// Removes "# " before keys and tables; other comments stay.
std::string uncommented(const std::string& text) {
    static const std::regex example(R"(^# (\[+[a-z]|[a-z_]+ *= ).*)");
    std::istringstream in(text);
    std::string out;
    for (std::string line; std::getline(in, line);)
        out += (std::regex_match(line, example) ? line.substr(2) : line) + '\n';
    return out;
}

/// True when the dotted `path` exists in `table`. "*" stands for any id, and for any table of a list.
bool has_path(const member_list& table, std::string_view path);
bool has_path(const node& at, std::string_view path) {
    if (const auto* table = std::get_if<member_list>(&at.value)) return has_path(*table, path);
    const auto* list = std::get_if<node_list>(&at.value);
    return list != nullptr && path.starts_with("*.") &&
           std::ranges::any_of(*list, [&](const node& one) { return has_path(one, path.substr(2)); });
}
bool has_path(const member_list& table, std::string_view path) {
    const std::size_t dot = path.find('.');
    return std::ranges::any_of(table, [&](const member& one) {
        if (path.substr(0, dot) != "*" && path.substr(0, dot) != one.key) return false;
        return dot == std::string_view::npos || has_path(one.value, path.substr(dot + 1));
    });
}

/// Every key that the readers accept, as sections with their keys.
struct section {
    std::string_view path;
    std::string_view keys;
};
constexpr std::array roster_keys = {
    section{"circles.*", "name every early late via"},
    section{"people.*", "name circles every early late via anchor phone email address timezone reach last "
                        "birthday met through "
                        "topics notes stage ease household formerly pause occasions"},
    section{"people.*.occasions.*", "name on via lead"},
    section{"gatherings.*", "name members every days on book last"},
};
constexpr std::array settings_keys = {
    section{"", "timezone roster"},
    section{"calendar", "name color history horizon alarm limit"},
    section{"touch", "every early late via"},
    section{"channels.call", "minutes title hours"},
    section{"channels.text", "minutes"},
    section{"channels.letter", "minutes"},
    section{"channels.*", "needs live contact link"},
    section{"retry.no_answer", "after avoid then"},
    section{"retry.left_message", "after then"},
    section{"retry.missed", "after then"},
    section{"intro", "after"},
    section{"ramp", "start add every from"},
    section{"days", "on limit"},
    section{"blocks.*", "name when every from via circles busy with"},
    section{"away.*", "from to what file"},
    section{"plan", "freeze"},
    section{"words", "silence while promise"},
    section{"http", "listen public public_url hosts"},
    section{"feeds.*", "shows names file cache"},
    section{"busy.*", "url file user password every me"},
    section{"busy.*.password", "file"},
    section{"buddy.*", "url every"},
    section{"caldav.*", "url user password calendar shows touches deleted every auth insecure ca_file pin"},
    section{"caldav.*.password", "file command credential"},
};

void check_keys(const source& file, std::span<const section> sections) {
    fault_list faults;
    const document parsed = parse(file, faults);
    for (const auto& [path, keys] : sections) {
        std::istringstream words{std::string(keys)};
        for (std::string key; words >> key;) {
            const std::string wanted = path.empty() ? key : std::string(path) + '.' + key;
            CHECK_MESSAGE(has_path(parsed.root, wanted), wanted);
        }
    }
}

settings example_settings() { return read_settings(file_at(examples() / "intouch.toml")).value; }

TEST_CASE("the examples have no fault and a block for every person") {
    const read_settings_result s = read_settings(file_at(examples() / "intouch.toml"));
    CHECK(lines(s.faults) == "");
    const std::vector<source> files{file_at(examples() / "roster.toml")};
    CHECK(s.value.roster == std::vector<std::string>{files.front().name});
    const read_roster_result r = read_roster(files, s.value);
    CHECK(lines(r.faults) == "");
    CHECK(lines(cross_check(s.value, r.value)) == "");
    CHECK(r.value.people.size() >= 12);
}

TEST_CASE("the example spells out the defaults") {
    const settings s = example_settings();
    const settings usual = default_settings();
    CHECK(s.calendar == usual.calendar);
    CHECK(s.touch == usual.touch);
    CHECK(s.retry == usual.retry);
    CHECK(s.days == usual.days);
    CHECK(s.freeze == usual.freeze);
    CHECK(s.http == usual.http);
    CHECK(s.words == usual.words);
    for (const auto& [id, channel] : usual.channels) CHECK(s.channels.at(id) == channel);
    CHECK(s.feeds.at("mine").shows == usual.feeds.at("mine").shows);
    const read_settings_result whole = read_settings_text(uncommented(text_of(examples() / "intouch.toml")));
    CHECK(whole.value.intro == usual.intro);
}

TEST_CASE("every key of the settings is in the example and is valid without its comment sign") {
    const source file{"intouch.toml", uncommented(text_of(examples() / "intouch.toml"))};
    const fault_list faults = read_settings(file).faults;
    CHECK_MESSAGE(!has_errors(faults), lines(faults));
    check_keys(file, settings_keys);
}

TEST_CASE("every key of the roster is in the example and is valid without its comment sign") {
    const source file{"roster.toml", uncommented(text_of(examples() / "roster.toml"))};
    const std::vector<source> files{file};
    const fault_list faults = read_roster(files, example_settings()).faults;
    CHECK_MESSAGE(!has_errors(faults), lines(faults));
    check_keys(file, roster_keys);
}

TEST_CASE("a key that is missing from the examples is noticed") {
    fault_list faults;
    const document parsed = parse(
        {"roster.toml", "[people.ada]\nname = \"Ada\"\n[[people.ada.occasions]]\non = \"07-08\"\n"}, faults);
    CHECK(has_path(parsed.root, "people.*.name"));
    CHECK(has_path(parsed.root, "people.*.occasions.*.on"));
    CHECK_FALSE(has_path(parsed.root, "people.*.every"));
    CHECK_FALSE(has_path(parsed.root, "people.*.occasions.*.via"));
    CHECK_FALSE(has_path(parsed.root, "circles.*"));
}

} // namespace
} // namespace intouch::roster
