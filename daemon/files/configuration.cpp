// SPDX-License-Identifier: MIT
#include "daemon/files/configuration.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "daemon/files/buddy_feeds.hpp"
#include "daemon/files/calendar_files.hpp"
#include "daemon/files/read_file.hpp"
#include "plan/agenda/person_state.hpp"
#include "roster/check/cross_check.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <fnmatch.h>
#include <glob.h>
#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace intouch::daemon {

namespace {

namespace fs = std::filesystem;

void add_fault(loaded& to, const fs::path& file, roster::severity level, std::string text) {
    to.faults.push_back({{file.string(), 1, 1}, level, std::move(text)});
}

/// The files that match the pattern, sorted. A name that is no glob stands for itself.
std::vector<fs::path> expand(const fs::path& pattern) {
    glob_t found{};
    std::vector<fs::path> files;
    if (glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
        for (std::size_t i = 0; i < found.gl_pathc; ++i) files.emplace_back(found.gl_pathv[i]);
    globfree(&found);
    if (files.empty() && pattern.string().find_first_of("*?[") == std::string::npos) files.push_back(pattern);
    std::ranges::sort(files);
    return files;
}

/// Shows names as short as the user wrote them: relative to the folder of intouch.toml when they lie in it.
std::string shown_name(const fs::path& file, const fs::path& folder) {
    const fs::path relative = file.lexically_relative(folder);
    return relative.empty() || relative.string().starts_with("..") ? file.string() : relative.string();
}

/// The file that intouch writes itself. A user who may not look into the daemon's directory does without it.
std::optional<roster::source> captured_source(loaded& made, const fs::path& file, const fs::path& folder) {
    made.watched.push_back(file);
    auto text = read_whole(file);
    if (text) {
        made.texts.push_back(
            {file.string(), base32(sha256(*text), 52)}); // it is written whole: it is never cut off
        return roster::source{shown_name(file, folder), std::move(*text)};
    }
    if (text.error().code == errc::not_found) return std::nullopt;
    std::error_code failed;
    const bool seen = fs::exists(file, failed);
    add_fault(made, file, seen ? roster::severity::error : roster::severity::warning,
              text.error().text + (seen ? "" : "; people whom `intouch add` added are left out"));
    return std::nullopt;
}

/// The user's zone; that of the system when the settings have none.
void find_zone(loaded& made, const fs::path& config) {
    if (made.value.settings.zone) {
        made.value.zone = *made.value.settings.zone;
        return;
    }
    const std::string name = system_zone_name();
    made.texts.push_back({"the system's time zone", name}); // it belongs to the configuration
    made.watched.emplace_back(system_zone_file);
    if (auto zone = time_zone::load(name))
        made.value.zone = *zone;
    else
        add_fault(made, config, roster::severity::warning,
                  fmt::format("timezone: the system's is \"{}\", which is not known; using UTC: write "
                              "timezone = \"Area/City\"",
                              name));
    made.value.settings.zone = made.value.zone;
}

/// A file that is mounted by itself, as into a container, keeps its old content when another file replaces it outside.
void warn_of_mount(loaded& into, const fs::path& file) {
    struct statx found{};
    if (statx(AT_FDCWD, file.c_str(), 0, 0, &found) != 0) return;
    if ((found.stx_attributes & found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) == 0) return;
    add_fault(into, file, roster::severity::warning,
              "is mounted by itself, so a file that replaces it is not seen: mount its folder instead");
}

bool open_to_all(const fs::path& file, mode_t right) {
    struct stat found{};
    return stat(file.c_str(), &found) == 0 && (found.st_mode & right) != 0;
}

/// Friends are nobody else's business: a service's files are for its own accounts.
void warn_of_readers(loaded& into, const fs::path& file) {
    if (!open_to_all(file, S_IROTH)) return;
    for (fs::path folder = file.parent_path(); folder != folder.root_path(); folder = folder.parent_path())
        if (!open_to_all(folder, S_IXOTH)) return;
    add_fault(
        into, file, roster::severity::warning,
        fmt::format("every account of this machine can read this file: run chmod o= {}", file.string()));
}

void warn_of_file(loaded& into, const paths& where, const fs::path& file) {
    warn_of_mount(into, file);
    if (where.of_service) warn_of_readers(into, file);
}

fs::path real(const fs::path& file) {
    std::error_code failed;
    const fs::path found = fs::weakly_canonical(file, failed);
    return failed ? file.lexically_normal() : found;
}

/// Reads the files that `settings.roster` names, each once. False when one could not be read.
bool read_roster_files(loaded& made, std::vector<roster::source>& files, const paths& where) {
    const fs::path folder = where.config.parent_path();
    const roster::settings& s = made.value.settings;
    std::set<fs::path> taken;
    bool complete = true;
    for (std::size_t i = 0; i < s.roster.size(); ++i) {
        const fs::path full = folder / s.roster[i];
        made.watched.push_back(full);
        const auto found = expand(full);
        if (found.empty())
            made.faults.push_back(
                {i < s.roster_at.size() ? s.roster_at[i] : roster::place{}, roster::severity::warning,
                 fmt::format("roster: no file matches \"{}\"; write the people to keep in touch "
                             "with into a file there, or change the pattern",
                             full.string())});
        for (const auto& file : found) {
            const bool is_settings = file != full && real(file) == real(where.config); // a pattern takes all
            if (is_settings || !taken.insert(real(file)).second) continue;
            if (auto text = read_whole(file)) {
                if (file != full) made.watched.push_back(file);
                warn_of_file(made, where, file);
                files.push_back({shown_name(file, folder), std::move(*text)});
            } else {
                complete = false;
                add_fault(made, file, roster::severity::error,
                          text.error().text + "; write the people to keep in touch with there, "
                                              "such as [people.ada], or name another file under roster");
            }
        }
    }
    return complete;
}

/// A feed replaces its file whole: the file must be none that intouch reads.
void check_feed_files(loaded& made, const fs::path& folder) {
    std::map<fs::path, std::string> taken; // by whom
    for (const fs::path& file : made.watched) taken.emplace(real(file), "intouch reads");
    for (const auto& [id, f] : made.value.settings.feeds) {
        if (f.file.empty()) continue;
        const bool is_roster =
            std::ranges::any_of(made.value.settings.roster, [&](const std::string& pattern) {
                return fnmatch((folder / pattern).c_str(), (folder / f.file).lexically_normal().c_str(),
                               FNM_PATHNAME) == 0;
            });
        if (is_roster) taken.emplace(real(folder / f.file), "intouch reads");
        const auto [at, fresh] =
            taken.emplace(real(folder / f.file), fmt::format("[feeds.{}] is written to", id));
        if (!fresh)
            made.faults.push_back({f.at, roster::severity::error,
                                   fmt::format("[feeds.{}]: file: found {}, which {}, expected a file of its "
                                               "own such as \"{}.ics\"",
                                               id, intouch::quoted(f.file), at->second, id)});
    }
}

/// The defaults serve a roster alone, also when the user named the file, as a unit does. A file that counted before must
/// come back: some programs remove a file before they write it anew.
bool may_be_missing(const paths& where, const error& why, const configuration* before) {
    std::error_code failed;
    return why.code == errc::not_found && (before == nullptr || !before->has_settings) &&
           (!where.config_named || fs::exists(where.config.parent_path() / "roster.toml", failed));
}

} // namespace

bool same_plan(const configuration& a, const configuration& b) { return a.meaning == b.meaning; }

fs::path captured_file(const paths& where) { return where.state / captured_name; }

loaded load(const paths& where, instant now, const configuration* before) {
    loaded made;
    const fs::path folder = where.config.parent_path();
    made.watched.push_back(where.config);
    std::string meaning;
    if (auto text = read_whole(where.config)) {
        warn_of_file(made, where, where.config);
        made.texts.push_back({shown_name(where.config, folder), std::move(*text)});
        auto read = roster::read_settings(made.texts.back());
        made.value.settings = std::move(read.value);
        made.value.has_settings = true;
        meaning = std::move(read.meaning);
        std::ranges::move(read.faults, std::back_inserter(made.faults));
    } else if (!may_be_missing(where, text.error(), before)) {
        const bool missing = text.error().code == errc::not_found;
        add_fault(made, where.config, roster::severity::error,
                  text.error().text + (missing && before != nullptr
                                           ? "; put it back, or start intouch again without it"
                                       : missing ? "; write it, or a roster.toml beside it"
                                                 : ""));
        return made;
    } else {
        made.value.settings = roster::default_settings();
        if (where.config_named)
            add_fault(made, where.config, roster::severity::warning, "is missing, so the defaults count");
    }

    std::vector<roster::source> files;
    const bool complete = read_roster_files(made, files, where);
    find_zone(made, where.config);
    const auto captured = captured_source(made, captured_file(where), folder);
    auto read = roster::read_roster(files, made.value.settings, day_at(made.value.zone, now),
                                    captured ? &*captured : nullptr, complete);
    made.value.roster = std::move(read.value);
    made.value.meaning = sha256(meaning + read.meaning + made.value.zone.name());
    std::ranges::move(read.faults, std::back_inserter(made.faults));
    std::ranges::move(roster::cross_check(made.value.settings, made.value.roster),
                      std::back_inserter(made.faults));
    std::ranges::move(files, std::back_inserter(made.texts));

    read_calendars(made, folder, where.state, before, now);
    check_feed_files(made, folder);
    made.value.buddies = read_buddies(made.value.settings, where.state, before);
    made.value.formerly = plan::renames_of(made.value.roster);
    roster::sort(made.faults);
    made.usable = !roster::has_errors(made.faults);
    return made;
}

loaded load(const paths& where) {
    return load(where, std::chrono::floor<seconds>(std::chrono::system_clock::now()));
}

std::string print(const roster::fault_list& faults) {
    std::string text;
    for (const auto& f : faults) text += roster::print(f) + "\n";
    return text;
}

} // namespace intouch::daemon
