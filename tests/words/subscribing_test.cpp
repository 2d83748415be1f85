// SPDX-License-Identifier: MIT
#include "roster/settings.hpp"
#include "words/subscribing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace intouch {

TEST_CASE("what a feed shows is told in words") {
    using enum roster::shown;
    roster::feed feed;
    feed.names = roster::naming::hidden;
    feed.shows = {report};
    CHECK(words::shown_by(feed) == "The report · without names");
    feed.shows = {blocks, report};
    CHECK(words::shown_by(feed) == "Blocks and the report · without names");
    feed.names = roster::naming::initials;
    feed.shows = {touches, blocks, occasions, gatherings};
    CHECK(words::shown_by(feed) == "Everything · with initials");
}

TEST_CASE("every common calendar has steps with an address") {
    const auto all = words::subscribing_steps("https://ada.example/feeds/s.ics",
                                              "webcal://ada.example/feeds/s.ics", "the code");
    std::string names;
    for (const auto& one : all) names += one.with + "; ";
    CHECK(names ==
          "Google Calendar; Apple Calendar on a Mac; iPhone and iPad; Outlook; Thunderbird; Android; "
          "Anything else; ");
    CHECK(all[0].steps[1] ==
          "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fada.example%2Ffeeds%2Fs.ics");
    CHECK(std::ranges::count(all[2].steps, "webcal://ada.example/feeds/s.ics") == 1);
    CHECK(std::ranges::count(all[6].steps, "https://ada.example/feeds/s.ics") == 1);
}

TEST_CASE("a local or unencrypted address has a warning") {
    CHECK(words::reach_of_address("http://127.0.0.1:8421/feeds/s.ics")
              .starts_with("This address is good on this"));
    CHECK(words::reach_of_address("http://[::1]:8421/x").starts_with("This address is good on this"));
    CHECK(words::reach_of_address("http://192.168.1.2:8421/x").starts_with("This address is not encrypted"));
    CHECK(words::reach_of_address("https://ada.example/x").empty());
    CHECK(words::reach_of_page("http://127.0.0.1:8420/login/x")
              .starts_with("This link is good on this machine"));
    CHECK(words::reach_of_page("https://touch.example/login/x").empty());
}

TEST_CASE("the ways to a phone begin with the account that is there") {
    roster::settings s;
    s.http.open = "127.0.0.1:9421";
    auto ways = words::ways_to_a_phone(s);
    REQUIRE(ways.size() == 3);
    CHECK(ways[0].starts_with("An account that you have"));
    CHECK(ways[1].contains("--https=8443 9421;"));
    CHECK(ways[2].contains("before 127.0.0.1:9421;"));
    s.caldav["cloud"];
    ways = words::ways_to_a_phone(s);
    CHECK(ways[0] == "The account cloud: a phone that has it shows the plan already.");
}

TEST_CASE("a program that reads a feed is told by its User-Agent") {
    CHECK(words::calendar_program("Google-Calendar-Importer") == "Google Calendar");
    CHECK(words::calendar_program("iOS/18.1 (22B83) dataaccessd/1.0") == "an iPhone or iPad");
    CHECK(words::calendar_program("macOS/15.1 (24B83) dataaccessd/1.0") == "Apple Calendar on a Mac");
    CHECK(words::calendar_program("Microsoft.Exchange/15.20") == "Outlook");
    CHECK(words::calendar_program(
              "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0") == "Thunderbird");
    CHECK(words::calendar_program("ICSx5/2.2.5 (ical4j; okhttp)") == "ICSx5");
    CHECK(words::calendar_program("Mozilla/5.0 (X11; Linux x86_64)") == "a browser");
    CHECK(words::calendar_program("curl/8.5.0") == "another program");
    CHECK(words::calendar_program("") == "another program");
}

TEST_CASE("the lines for a proxy name the listeners") {
    const auto all = words::proxy_lines("127.0.0.1:18421", "127.0.0.1:18420");
    REQUIRE(all.size() == 3);
    CHECK(all.at(0).lines.contains("hosts      = [\"touch.example.org\"]"));
    CHECK(all.at(1).lines.contains("    reverse_proxy 127.0.0.1:18421\n"));
    CHECK(all.at(2).lines.contains("proxy_pass http://127.0.0.1:18420;"));
}

} // namespace intouch
