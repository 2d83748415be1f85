// SPDX-License-Identifier: MIT
#include "daemon/web/api/query.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace intouch::daemon::api {

query::query(const http::request& r, std::initializer_list<std::string_view> known) : given_(r.query) {
    for (const auto& p : given_) {
        if (std::ranges::find(known, p.name) == known.end())
            refuse(p.name, {errc::invalid,
                            known.size() == 0
                                ? fmt::format("unknown parameter {}; expected none", intouch::quoted(p.name))
                                : fmt::format("unknown parameter {}; expected one of {}",
                                              intouch::quoted(p.name), fmt::join(known, ", "))});
        else if (std::ranges::count(given_, p.name, &http::parameter::name) > 1)
            refuse(p.name, {errc::invalid, fmt::format("{}: found twice, expected it once", p.name)});
    }
}

std::string query::text(std::string_view name) const {
    return std::string(http::find(given_, name).value_or(""));
}

std::optional<date> query::day(std::string_view name, const wall_clock& by, looks direction) {
    const auto text = http::find(given_, name);
    if (!text) return std::nullopt;
    const auto meant = parse_natural(*text, by, direction);
    if (meant) return meant->day;
    refuse(name, within(name, meant.error()));
    return std::nullopt;
}

plan::report_span query::days_of_report(const wall_clock& by, bool month) {
    const auto from = day("from", by, looks::back);
    const auto to = day("to", by, looks::back);
    const date today = day_of(by.now);
    if (!from && to) refuse("from", {errc::invalid, "from: is not there, expected the first day beside to"});
    if (from && month) refuse("month", {errc::invalid, "month: found beside from, expected one of the two"});
    if (!from) return month ? plan::month_of(today) : plan::week_of(today);
    const plan::report_span span{*from, to.value_or(today)};
    if (span.to < span.from)
        refuse("to", {errc::invalid, fmt::format("to: found {}, expected {} or later",
                                                 intouch::print(span.to), intouch::print(span.from))});
    return span;
}

int query::number(std::string_view name, int low, int high, int otherwise) {
    const auto text = http::find(given_, name);
    if (!text) return otherwise;
    const auto value = whole_number<int>(*text);
    if (value && low <= *value && *value <= high) return *value;
    refuse(name, {errc::invalid, fmt::format("{}: found {}, expected a whole number from {} to {}", name,
                                             intouch::quoted(*text), low, high)});
    return otherwise;
}

void query::refuse(std::string_view name, error why) {
    if (!fault_) fault_ = fault{without_control(name), std::move(why)};
}

} // namespace intouch::daemon::api
