// SPDX-License-Identifier: MIT
#include "json/calendars.hpp"

#include "json/fields.hpp"

#include <algorithm>

namespace intouch::json {

namespace {

void add_line(std::string& to, const std::string& line) { to += (to.empty() ? "" : "\n") + line; }

} // namespace

void put(writer& w, const std::vector<words::calendar_facts>& calendars, const time_zone& zone) {
    w.list(calendars, [&](writer& to, const words::calendar_facts& each) {
        to.begin_object();
        to.key("id").text(each.id);
        to.key("address").text_or_null(each.address);
        to.key("ok").boolean(words::sync_problem(each).empty());
        to.key("running").boolean(each.running);
        to.key("since").time(each.since, zone);
        to.key("succeeded").time(each.succeeded, zone);
        to.key("next").time(each.next, zone);
        to.key("problem").text_or_null(each.problem);
        to.key("mend").boolean(each.mend);
        to.key("held").integer(std::int64_t{each.held});
        to.key("created").integer(std::int64_t{each.created});
        to.key("updated").integer(std::int64_t{each.updated});
        to.key("deleted").integer(std::int64_t{each.deleted});
        to.key("entered").integer(std::int64_t{each.entered});
        to.key("requests").integer(std::int64_t{each.requests});
        to.key("notes").texts(each.notes);
        to.end_object();
    });
}

std::string synchronised(const std::vector<words::calendar_facts>& calendars, const time_zone& zone) {
    std::string text;
    std::string problems;
    for (const auto& c : calendars) {
        for (const auto& line : words::sync_lines(c)) add_line(text, line);
        if (const auto problem = words::sync_problem(c); !problem.empty()) add_line(problems, problem);
    }
    writer w;
    w.begin_object();
    w.key("ok").boolean(problems.empty());
    w.key("calendars");
    put(w, calendars, zone);
    w.key("text").text(text);
    w.key("problems").text_or_null(problems);
    w.end_object();
    return std::move(w).done();
}

parsed<words::calendar_answer> parse_sync(std::string_view body) {
    fields f(body, {"confirm", "adopt"}, R"({"confirm": true})");
    words::calendar_answer made{f.flag("confirm"), f.flag("adopt")};
    if (made.confirm && made.adopt)
        f.fail("adopt", "confirm removes what adopt takes over: send one of them");
    return f.finished(made);
}

} // namespace intouch::json
