// SPDX-License-Identifier: MIT
// The markup of the screens People and of one person; lib/screens says what they show.
#pragma once

#include "daemon/web/page/screen.hpp"
#include "screens/people.hpp"
#include "screens/person.hpp"

#include <string_view>
#include <vector>

namespace intouch::daemon::page {

/// What happened with a person or a get-together.
void put_history(html_writer& w, const std::vector<screens::happened>& history, const frame& f);

[[nodiscard]] http::response show_people(const screens::people_screen& s, std::string_view search,
                                         screens::people_filter only, const frame& f);
[[nodiscard]] http::response show_person(const screens::person_screen& s, const frame& f);

} // namespace intouch::daemon::page
