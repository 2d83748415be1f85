// SPDX-License-Identifier: MIT
#include "daemon/cli/import.hpp"

#include "cards/import.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/files/read_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace intouch::daemon::commands {

int run(const global_options& c, const import_people& wanted) {
    std::vector<cards::contact> people;
    for (const auto& file : wanted.files) {
        const auto bytes = read_whole(file, file_kind::any);
        if (!bytes) return refuse(within(file, bytes.error()));
        auto read = cards::read_contacts(file, *bytes);
        if (!read) return refuse(read.error());
        std::ranges::move(*read, std::back_inserter(people));
    }
    if (people.empty())
        return refuse({errc::invalid, wanted.files.front() + ": found no person with a name"});

    const loaded files = load(find_paths(c.where)); // a first roster may have faults, or may not exist yet
    if (roster::has_errors(files.faults) && !files.value.roster.people.empty())
        fmt::print(stderr,
                   "intouch: the roster has faults (\"intouch check\" shows them); somebody who is on it may "
                   "be listed again\n");
    const auto made =
        cards::print_entries(people, files.value.roster, cards::dialling_of_zone(files.value.zone.name()));
    fmt::print("{}", made.text);
    return 0;
}

} // namespace intouch::daemon::commands
