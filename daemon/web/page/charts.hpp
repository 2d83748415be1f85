// SPDX-License-Identifier: MIT
// The two charts of the page, as SVG with their numbers for a screen reader and as a table.
#pragma once

#include "daemon/web/page/html_writer.hpp"
#include "screens/ahead.hpp"
#include "screens/person.hpp"

namespace intouch::daemon::page {

/// Twelve columns: filled where in touch, outlined where tried.
void put_year(html_writer& w, const screens::year_of_contact& year);
/// A column a week: what is planned, in the room that there is.
void put_load(html_writer& w, const screens::load_of_weeks& load);

} // namespace intouch::daemon::page
