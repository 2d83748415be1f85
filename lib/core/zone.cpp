// SPDX-License-Identifier: MIT
#include "core/zone.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "core/zone_table.hpp"
#include "core/zone_version.hpp"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <system_error>
#include <utility>

namespace intouch {

struct time_zone::impl {
    impl(std::string called, const cctz::time_zone& read)
        : name(std::move(called)), zone(read), table(read) {}

    std::string name;
    cctz::time_zone zone;
    zone_table table;
};

namespace {

std::string nth_word(std::string_view line, int n) {
    for (; n > 0; --n) {
        const std::size_t gap = line.find_first_of(" \t");
        if (gap == std::string_view::npos) {
            return {};
        }
        line.remove_prefix(gap + 1);
    }
    return std::string(line.substr(0, line.find_first_of(" \t")));
}

/// The names in tzdata.zi, the compact input of zic: "Z NAME …" is a zone, "L TARGET NAME" is a link.
std::vector<std::string> names_in_tzdata(const std::filesystem::path& directory) {
    std::vector<std::string> names;
    std::ifstream file(directory / "tzdata.zi");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("Z ")) {
            names.push_back(nth_word(line, 1));
        }
        if (line.starts_with("L ")) {
            names.push_back(nth_word(line, 2));
        }
    }
    return names;
}

/// The names in the third column of zone.tab, for a directory without tzdata.zi. Links are missing there.
std::vector<std::string> names_in_table(const std::filesystem::path& directory) {
    std::vector<std::string> names;
    std::ifstream file(directory / "zone.tab");
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with('#')) {
            names.push_back(nth_word(line, 2));
        }
    }
    return names;
}

std::vector<std::string> installed_names() {
    const std::filesystem::path directory = zone_directory();
    std::vector<std::string> names = names_in_tzdata(directory);
    if (names.empty()) {
        names = names_in_table(directory);
    }
    // Some distributions move old names to another package, but still list them.
    std::erase_if(names, [&](const std::string& name) {
        std::error_code none;
        return !std::filesystem::is_regular_file(directory / name, none);
    });
    names.emplace_back("UTC"); // cctz needs no file for UTC
    std::ranges::sort(names);
    const auto [first, last] = std::ranges::unique(names);
    names.erase(first, last);
    return names;
}

bool is_abbreviation(std::string_view name) {
    return std::ranges::none_of(name, [](char c) { return c == '/' || (c >= 'a' && c <= 'z'); });
}

std::string unknown_zone(std::string_view name) {
    const std::vector<std::string>& names = zone_names();
    if (names.size() == 1) {
        return fmt::format("found {}, but there are no time zones in {}; install the package tzdata",
                           quoted(name), zone_directory());
    }
    if (const std::string_view place = place_of_abbreviation(name); !place.empty()) {
        return fmt::format("found {}, expected the name of a place such as \"{}\"", quoted(name), place);
    }
    std::optional<std::string> near = nearest_name(name, names);
    // One abbreviation is no misspelling of another: between "JST" and "EST" lie fourteen hours.
    if (near && is_abbreviation(*near) && lower_ascii(*near) != lower_ascii(name)) near.reset();
    if (near) {
        return fmt::format("found {}, expected a time zone name; did you mean \"{}\"?", quoted(name), *near);
    }
    return fmt::format("found {}, expected a time zone name such as \"Europe/Berlin\"", quoted(name));
}

cctz::civil_second civil_of(local_second local) {
    return cctz::civil_second() + local.time_since_epoch().count(); // civil_second() is 1970-01-01T00:00:00
}

} // namespace

std::string_view place_of_abbreviation(std::string_view name) {
    using entry = std::pair<std::string_view, std::string_view>;
    constexpr auto places = std::to_array<entry>({
        {"ACST", "Australia/Adelaide"}, {"ADT", "America/Halifax"},      {"AEDT", "Australia/Sydney"},
        {"AEST", "Australia/Sydney"},   {"AKST", "America/Anchorage"},   {"AST", "America/Halifax"},
        {"AWST", "Australia/Perth"},    {"BRT", "America/Sao_Paulo"},    {"BST", "Europe/London"},
        {"CDT", "America/Chicago"},     {"CEST", "Europe/Berlin"},       {"CST", "America/Chicago"},
        {"EDT", "America/New_York"},    {"EEST", "Europe/Helsinki"},     {"EST", "America/New_York"},
        {"GMT", "Europe/London"},       {"HKT", "Asia/Hong_Kong"},       {"HST", "Pacific/Honolulu"},
        {"IST", "Asia/Kolkata"},        {"JST", "Asia/Tokyo"},           {"KST", "Asia/Seoul"},
        {"MDT", "America/Denver"},      {"MSK", "Europe/Moscow"},        {"MST", "America/Denver"},
        {"NZDT", "Pacific/Auckland"},   {"NZST", "Pacific/Auckland"},    {"PDT", "America/Los_Angeles"},
        {"PST", "America/Los_Angeles"}, {"SAST", "Africa/Johannesburg"}, {"SGT", "Asia/Singapore"},
        {"WEST", "Europe/Lisbon"},
    });
    const auto found = std::ranges::find_if(
        places, [&](const entry& one) { return lower_ascii(one.first) == lower_ascii(name); });
    return found == places.end() ? std::string_view() : found->second;
}

std::string_view place_instead(const time_zone& zone) {
    const std::string& name = zone.name();
    if (name == "EST" || name == "MST" || name == "HST") return place_of_abbreviation(name);
    const bool fixed = name == "Factory" || name.starts_with("Etc/GMT+") || name.starts_with("Etc/GMT-");
    return fixed && name != "Etc/GMT+0" && name != "Etc/GMT-0" ? "Europe/Berlin" : std::string_view();
}

time_zone::time_zone() {
    static const auto utc = std::make_shared<const impl>("UTC", cctz::utc_time_zone());
    impl_ = utc;
}

result<time_zone> time_zone::load(std::string_view name) {
    const std::vector<std::string>& names = zone_names();
    const auto listed = std::ranges::lower_bound(names, name);
    if (listed == names.end() || *listed != name) {
        return fail(errc::invalid, unknown_zone(name));
    }
    // Each zone is read once: 10,000 people share a few zones.
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const impl>, std::less<>> known;
    const std::lock_guard lock(mutex);
    time_zone loaded;
    if (const auto found = known.find(name); found != known.end()) {
        loaded.impl_ = found->second;
        return loaded;
    }
    cctz::time_zone zone;
    if (!cctz::load_time_zone(*listed, &zone)) {
        return fail(errc::unavailable,
                    fmt::format("found {}, whose file in {} cannot be read; reinstall the package tzdata",
                                quoted(name), zone_directory()));
    }
    loaded.impl_ = std::make_shared<const impl>(*listed, zone);
    known.emplace(*listed, loaded.impl_);
    return loaded;
}

const std::string& time_zone::name() const { return impl_->name; }

instant time_zone::to_instant(local_second local) const {
    if (const auto offset = impl_->table.offset(local)) return instant{local.time_since_epoch() - *offset};
    return impl_->zone.lookup(civil_of(local)).pre;
}

local_second time_zone::to_local(instant at) const {
    return local_second{at.time_since_epoch() + offset(at)};
}

seconds time_zone::offset(instant at) const {
    if (const auto offset = impl_->table.offset(at)) return *offset;
    return seconds{impl_->zone.lookup(at).offset};
}

bool time_zone::in_gap(local_second local) const {
    return impl_->zone.lookup(civil_of(local)).kind == cctz::time_zone::civil_lookup::SKIPPED;
}

std::vector<time_zone::transition> time_zone::transitions(instant from, instant to) const {
    std::vector<transition> changes;
    const auto all = impl_->table.changes();
    for (auto c = std::ranges::lower_bound(all, from, {}, &zone_table::change::at);
         c != all.end() && c->at < to; ++c)
        changes.push_back({c->at, offset(c->at - seconds{1}), c->offset, abbreviation(c->at)});
    return changes;
}

std::string time_zone::abbreviation(instant at) const { return impl_->zone.lookup(at).abbr; }

std::string time_zone::footer() const {
    std::ifstream file(std::filesystem::path(zone_directory()) / name(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    constexpr std::size_t version_at = 4; // RFC 9636 3.1: NUL for version 1, which has no footer
    if (!bytes.starts_with("TZif") || bytes.size() <= version_at || bytes[version_at] < '2' ||
        !bytes.ends_with('\n')) {
        return {};
    }
    const std::size_t end = bytes.size() - 1;
    const std::size_t begin = bytes.rfind('\n', end - 1); // the footer is newline, string, newline at the end
    return begin == std::string::npos ? std::string() : bytes.substr(begin + 1, end - begin - 1);
}

std::string print(instant at, const time_zone& zone) {
    // RFC 3339 offsets have no seconds, but local mean times do. Print the same instant at a whole-minute
    // offset.
    const minutes east = std::chrono::floor<minutes>(zone.offset(at));
    std::string text = print(at + east);
    text.back() = east < minutes{0} ? '-' : '+'; // replaces "Z"
    return text + print_time(std::chrono::abs(east));
}

const std::vector<std::string>& zone_names() {
    static const std::vector<std::string> names = installed_names();
    return names;
}

} // namespace intouch
