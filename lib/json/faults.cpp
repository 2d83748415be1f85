// SPDX-License-Identifier: MIT
#include "json/faults.hpp"

#include "json/capacity.hpp"

#include <algorithm>
#include <optional>

namespace intouch::json {

namespace {

/// The result of a check, as members of the open object.
void put_verdict(writer& w, const roster::fault_list& f) {
    const auto errors = std::ranges::count(f, roster::severity::error, &roster::fault::level);
    w.key("ok").boolean(errors == 0);
    w.key("errors").integer(errors);
    w.key("warnings").integer(static_cast<std::int64_t>(f.size()) - errors);
    w.key("faults");
    put(w, f);
}

} // namespace

void put(writer& w, const roster::fault_list& f) {
    w.list(f, [](writer& to, const roster::fault& each) {
        to.begin_object();
        to.key("file").text_or_null(each.at.file);
        to.key("line").integer(each.at.line == 0 ? std::nullopt : std::optional(each.at.line));
        to.key("column").integer(each.at.column == 0 ? std::nullopt : std::optional(each.at.column));
        to.key("severity").text(each.level == roster::severity::error ? "error" : "warning");
        to.key("text").text(each.text);
        to.end_object();
    });
}

std::string faults(const roster::fault_list& f) {
    writer w;
    w.begin_object();
    put_verdict(w, f);
    w.end_object();
    return std::move(w).done();
}

std::string checked(const roster::fault_list& f, const plan::agenda& a, const plan::plan_input& in) {
    writer w;
    w.begin_object();
    put_verdict(w, f);
    w.key("people").integer(static_cast<std::int64_t>(in.roster.people.size()));
    w.key("circles").integer(static_cast<std::int64_t>(in.roster.circles.size()));
    w.key("blocks").integer(static_cast<std::int64_t>(in.settings.blocks.size()));
    w.key("capacity");
    put(w, a.capacity, in.settings);
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
