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
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <system_error>

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

std::string unknown_zone(std::string_view name) {
    const std::vector<std::string>& names = zone_names();
    if (names.size() == 1) {
        return fmt::format("found {}, but there are no time zones in {}; install the package tzdata",
                           quoted(name), zone_directory());
    }
    if (const std::optional<std::string> near = nearest_name(name, names)) {
        return fmt::format("found {}, expected a time zone name; did you mean \"{}\"?", quoted(name), *near);
    }
    return fmt::format("found {}, expected a time zone name such as \"Europe/Berlin\"", quoted(name));
}

cctz::civil_second civil_of(local_second local) {
    return cctz::civil_second() + local.time_since_epoch().count(); // civil_second() is 1970-01-01T00:00:00
}

} // namespace

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
