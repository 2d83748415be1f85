// SPDX-License-Identifier: MIT
#include "daemon/web/page/charts.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::daemon::page {

namespace {

constexpr int width = 360;

struct box {
    int x, y, width, height;
    const char* kind; ///< of the style sheet
};

void put_box(html_writer& w, const box& b) {
    w.open("rect", {{"x", std::to_string(b.x)},
                    {"y", std::to_string(b.y)},
                    {"width", std::to_string(b.width)},
                    {"height", std::to_string(b.height)},
                    {"class", b.kind}});
    w.close();
}

/// The names of every nth column, below it. They are no part of the drawing, so that they grow with the text.
void put_ticks(html_writer& w, const std::vector<std::string_view>& names) {
    w.open("div", {{"class", "ticks"}, {"aria-hidden", "true"}});
    for (const auto name : names) w.element("span", name);
    w.close().end_line();
}

void begin_chart(html_writer& w, int height, std::string_view label) {
    w.open("svg", {{"viewbox", "0 0 " + std::to_string(width) + " " + std::to_string(height + 1)},
                   {"role", "img"},
                   {"aria-label", label}});
}

/// The line on which the columns stand.
void put_floor(html_writer& w, int height) {
    w.open("path", {{"d", "M0 " + std::to_string(height) + "h" + std::to_string(width)}, {"class", "floor"}});
    w.close();
}

} // namespace

void put_year(html_writer& w, const screens::year_of_contact& year) {
    constexpr int column = width / 12, unit = 14, most = 4, height = unit * most;
    begin_chart(w, height, year.label);
    put_floor(w, height);
    std::vector<std::string_view> quarters;
    for (std::size_t i = 0; i < year.months.size(); ++i) {
        const auto& month = year.months.at(i);
        const int x = static_cast<int>(i) * column + 4;
        const int filled = std::min(month.contacts, most);
        const int outlined = std::min(month.tries, most - filled);
        for (int n = 0; n < filled + outlined; ++n)
            put_box(w, {x, height - (n + 1) * unit + 2, column - 8, unit - 3,
                        n < filled ? "filled" : "outlined"});
        if (i % 3 == 0) quarters.emplace_back(month.name);
    }
    w.close().end_line();
    put_ticks(w, quarters);
    w.element("p", "Filled: in touch. Outlined: tried.", {{"class", "dim"}}).end_line();
}

void put_load(html_writer& w, const screens::load_of_weeks& load) {
    constexpr int height = 104;
    int most = 1;
    for (const auto& week : load.weeks) most = std::max({most, week.planned, week.room});
    begin_chart(w, height, load.label);
    put_floor(w, height);
    const int column = width / std::max(static_cast<int>(load.weeks.size()), 1);
    std::vector<std::string_view> fourths;
    for (std::size_t i = 0; i < load.weeks.size(); ++i) {
        const auto& week = load.weeks[i];
        const int x = static_cast<int>(i) * column + 4;
        const auto high = [&](int minutes) { return minutes * height / most; };
        put_box(w, {x, height - high(week.room), column - 8, high(week.room), "room"});
        put_box(w, {x, height - high(week.planned), column - 8, high(week.planned), "filled"});
        if (i % 4 == 0) fourths.emplace_back(week.from);
    }
    w.close().end_line();
    put_ticks(w, fourths);
    w.element("p",
              load.has_blocks
                  ? "Filled: planned. Pale: room in your blocks. Of this week: what is left of it."
                  : "Filled: planned. Of this week: what is left of it.",
              {{"class", "dim"}})
        .end_line();
    w.open("details").element("summary", "As a table").open("table").end_line();
    w.open("tr").element("th", "Week of").element("th", "Minutes planned");
    if (load.has_blocks) w.element("th", "Minutes of blocks");
    w.close();
    for (const auto& week : load.weeks) {
        w.open("tr").element("td", week.from).element("td", std::to_string(week.planned));
        if (load.has_blocks) w.element("td", std::to_string(week.room));
        w.close();
    }
    w.close().close().end_line();
}

} // namespace intouch::daemon::page
