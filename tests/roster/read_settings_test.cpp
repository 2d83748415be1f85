// SPDX-License-Identifier: MIT
#include "roster/files.hpp"

#include <doctest/doctest.h>

namespace intouch::roster {
namespace {

using std::chrono::hours;

date date_of(int y, unsigned m, unsigned d) {
    return date(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d));
}
week_range at(const char* text) { return parse_week_range(text, true).value(); }

TEST_CASE("the waits of a ladder may repeat") {
    const auto read =
        read_settings({"intouch.toml", "[retry.no_answer]\nafter = [\"3 weeks\", \"3 weeks\"]\n"});
    CHECK(read.faults.empty());
    CHECK(read.value.retry.no_answer.after == std::vector<span>{{3, span_unit::week}, {3, span_unit::week}});
}

TEST_CASE("an empty file gives the default settings") {
    const read_settings_result read = read_settings_text("");
    CHECK(read.faults.empty());
    CHECK(read.value == default_settings());
    CHECK(read_settings_text("# nothing but a comment").value == default_settings());
    CHECK(read_settings_text("\xEF\xBB\xBF# with a byte order mark\r\n[plan]\r\n").value ==
          default_settings());
}

TEST_CASE("the built-in channels have their lengths and titles") {
    const settings s = default_settings();
    std::string text;
    for (const auto& [id, c] : s.channels)
        text += id + ' ' + std::to_string(c.minutes.count()) + ' ' + c.title + " (" + c.needs + ")" +
                (c.live ? " live" : "") + (c.contact ? "" : " no contact") + '\n';
    CHECK(text == "call 25 Call {name} (phone) live\n"
                  "email 10 Email {name} (email)\n"
                  "gift 30 A gift for {name} (address) no contact\n"
                  "letter 20 Write to {name} (address)\n"
                  "text 5 Text {name} (phone)\n"
                  "visit 120 Visit {name} (address) live\n");
    CHECK(s.channels.at("call").hours == parse_hours("09:00-20:00").value());
    CHECK(s.feeds.size() == 1);
    CHECK(s.feeds.at("mine").id == "mine");
    CHECK(s.http.public_url == "http://127.0.0.1:8421");
}

TEST_CASE("every key of the settings is read") {
    const read_settings_result read = read_settings(file_at(test_data() / "good" / "every-key.intouch.toml"));
    CHECK_FALSE(has_errors(read.faults));
    const settings& s = read.value;
    const std::string file = "every-key.intouch.toml";

    CHECK(s.zone == time_zone::load("Pacific/Auckland").value());
    CHECK(s.roster == std::vector<std::string>{"roster.toml", "people/*.toml"});
    CHECK(s.calendar ==
          calendar_settings{
              "People", "tomato", {3, span_unit::month}, {1, span_unit::year}, minutes{10}, 10000});
    CHECK(s.touch == cadence{{3, span_unit::month},
                             percent{0},
                             span{0, span_unit::day},
                             anchoring::schedule,
                             {"signal", "call"}});
    channel signal;
    signal.id = "signal";
    signal.minutes = minutes{15};
    signal.title = "Signal {name}";
    signal.hours = parse_hours("22:00-24:00").value();
    signal.needs = "signal";
    signal.live = true;
    signal.contact = false;
    CHECK(s.channels.at("signal") == signal);
    CHECK(s.channels.at("call").minutes == minutes{1440});
    CHECK(s.channels.at("call").title == "{name} anrufen");
    CHECK(s.channels.at("tea").title == "Tea {name}");
    CHECK(s.retry.no_answer == ladder{{{1, span_unit::day}}, minutes{0}, ladder_end::rest});
    CHECK(s.retry.left_message ==
          ladder{{{1, span_unit::month}, {2, span_unit::month}}, hours(3), ladder_end::repeat});
    CHECK(s.retry.missed == ladder{{{2, span_unit::day}}, std::nullopt, ladder_end::next_channel});
    CHECK(s.intro == std::vector<span>{{3, span_unit::day}});
    CHECK(s.ramp == ramp_settings{10, 5, {2, span_unit::week}, date_of(2026, 12, 1), {file, 41, 2}});
    CHECK(s.days == day_settings{parse_weekdays("Sat,Sun").value(), hours(2)});
    block calls;
    calls.id = "calls";
    calls.name = "Calls";
    calls.when = {at("Tue 17:00-18:00"), at("Thu 23:00-01:00")};
    calls.every = {2, span_unit::week};
    calls.from = date_of(2026, 12, 1);
    calls.via = {"call"};
    calls.circles = {"clients", "chess"};
    calls.circles_at = {{file, 57, 12}, {file, 57, 23}};
    calls.busy = false;
    calls.with = "Sam";
    calls.at = {file, 51, 9};
    CHECK(s.blocks.at("calls") == calls);
    CHECK(s.blocks.at("monthly-desk").name == "Monthly Desk");
    CHECK(s.blocks.at("monthly-desk").when ==
          times_of_week{at("1st Sat 10:00-12:00"), at("last Fri 10:00-12:00")});
    CHECK(s.blocks.at("monthly-desk").every == span{1, span_unit::week});
    CHECK(s.aways ==
          std::vector<away>{{date_of(2026, 12, 20), date_of(2027, 1, 3), "Holidays", "", {file, 64, 1}},
                            {date_of(2027, 2, 1), date_of(2027, 2, 1), "", "", {file, 68, 1}},
                            {std::nullopt, std::nullopt, "", "holidays.ics", {file, 70, 1}}});
    CHECK(s.freeze == minutes{0});
    CHECK(s.http == http_settings{"[::1]:9000",
                                  "0.0.0.0:9001",
                                  "https://feeds.example.org/touch",
                                  {"touch.example.org", "touch.example.org:8443"}});
    CHECK(s.feeds ==
          std::map<std::string, feed>{
              {"office", {"office", {shown::blocks}, naming::hidden, "/srv/office.ics", true, {file, 83, 8}}},
              {"sam",
               {"sam",
                default_settings().feeds.at("mine").shows,
                naming::initials,
                "",
                false,
                {file, 88, 8},
                {"clients"},
                {{file, 90, 12}}}}});
    CHECK(s.busy == std::map<std::string, busy_source>{
                        {"home", {"home", "", "home.ics", "", {}, minutes{30}, {}, {file, 98, 7}}},
                        {"work",
                         {"work",
                          "https://example.org/work.ics",
                          "",
                          "ada",
                          password_file{"/etc/p"},
                          hours(1),
                          {"ada@example.org"},
                          {file, 91, 7}}}});
    caldav_account cloud;
    cloud.id = "cloud";
    cloud.url = "http://cloud.example.org/dav/";
    cloud.user = "ada";
    cloud.password = password_command{{"pass", "show", "cloud"}};
    cloud.calendar = "Touches";
    cloud.calendar_named = true;
    cloud.shows = {shown::touches};
    cloud.touches = touch_objects::tasks;
    cloud.deleted = deletion::restore;
    cloud.every = minutes{5};
    cloud.insecure = true;
    cloud.ca_file = "/etc/ca.pem";
    cloud.pin = "sha256//eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=";
    cloud.auth = "digest";
    cloud.circles = {"chess"};
    cloud.circles_at = {{file, 114, 12}};
    cloud.at = {file, 101, 9};
    CHECK(s.caldav.at("cloud") == cloud);
    caldav_account token;
    token.id = "token";
    token.url = "dav.example.org";
    token.password = password_credential{"dav"};
    token.auth = "bearer";
    token.at = {file, 115, 9};
    CHECK(s.caldav.at("token") == token);
}

TEST_CASE("the public URL follows the public address and has no trailing slash") {
    CHECK(read_settings_text("[http]\npublic = \"127.0.0.1:9000\"\n").value.http.public_url ==
          "http://127.0.0.1:9000");
    CHECK(read_settings_text("[http]\npublic_url = \"https://example.org//\"\n").value.http.public_url ==
          "https://example.org");
}

TEST_CASE("webcal is read as https") {
    CHECK(read_settings_text("[busy.x]\nurl = \"webcal://example.org/a.ics\"\n").value.busy.at("x").url ==
          "https://example.org/a.ics");
}

TEST_CASE("a password goes over plain http only to this machine") {
    const std::string keys = "user = \"a\"\npassword = { file = \"p\" }\n";
    for (const char* url : {"http://localhost:5232/", "http://127.0.0.1/", "http://[::1]:5232/"})
        CHECK_FALSE(
            has_errors(read_settings_text("[caldav.x]\nurl = \"" + std::string(url) + "\"\n" + keys).faults));
    for (const char* url :
         {"http://localhost.example.org/", "http://127.0.0.1.example.org/", "http://10.0.0.1/"})
        CHECK(
            has_errors(read_settings_text("[caldav.x]\nurl = \"" + std::string(url) + "\"\n" + keys).faults));
}

} // namespace
} // namespace intouch::roster
