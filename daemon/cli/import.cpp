// SPDX-License-Identifier: MIT
#include "daemon/cli/import.hpp"

#include "cards/import.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/files/read_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <utility>

namespace intouch::daemon::commands {

namespace {

result<cards::address_book> read_files(const import_people& wanted, const time_zone& home) {
    cards::address_book all;
    for (const auto& file : wanted.files) {
        const auto bytes = read_whole(file, file_kind::any);
        if (!bytes) return std::unexpected(within(file, bytes.error()));
        auto book = cards::read_contacts(file, *bytes, home, wanted.charset);
        if (!book) return std::unexpected(book.error());
        std::ranges::move(book->people, std::back_inserter(all.people));
        std::ranges::move(book->warnings, std::back_inserter(all.warnings));
        std::ranges::move(book->notes, std::back_inserter(all.notes));
    }
    return all;
}

/// Whether a file has errors, so that people on it may be unknown. A first roster, which is not there yet, has nobody.
bool hides_people(const roster::fault_list& faults, const std::filesystem::path& folder) {
    return std::ranges::any_of(faults, [&](const roster::fault& f) {
        return f.level == roster::severity::error && std::filesystem::exists(folder / f.at.file);
    });
}

} // namespace

int run(const global_options& c, const import_people& wanted) {
    const instant now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    const paths where = find_paths(c.where);
    const loaded files = load(where, now); // a first roster may have faults, or may not exist yet
    if (where.config_named && !std::filesystem::exists(where.config))
        return refuse({errc::not_found,
                       where.config.string() + ": no such file; people on the roster would be listed again"});
    auto book = read_files(wanted, files.value.zone);
    if (!book) return refuse(book.error());
    for (const auto& warning : book->warnings) print_problem(warning);
    if (book->people.empty())
        return refuse({errc::invalid, wanted.files.front() + ": found no person with a name"});
    auto chosen = cards::choose(book->people, {wanted.groups, wanted.without});
    if (!chosen) return refuse(chosen.error());
    const std::size_t left_out = book->people.size() - chosen->size();
    if (left_out > 0)
        book->notes.push_back(fmt::format("left out by --group and --without: {} {}", left_out,
                                          left_out == 1 ? "person" : "people"));
    book->people = *std::move(chosen);

    if (hides_people(files.faults, where.config.parent_path()))
        print_problem("the roster has faults (\"intouch check\" shows them); somebody who is on it may be "
                      "listed again");
    const time_zone& zone = files.value.zone;
    const auto made = cards::print_entries(*book, files.value.roster,
                                           {cards::dialling_of_zone(zone.name()), zone, day_at(zone, now)});
    fmt::print("{}", made.text);
    return 0;
}

} // namespace intouch::daemon::commands
