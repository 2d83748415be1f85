// SPDX-License-Identifier: MIT
#include "words/subscribing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace intouch {

TEST_CASE("every common calendar has steps with an address") {
    const auto all =
        words::subscribing_steps("https://ada.example/feeds/s.ics", "webcal://ada.example/feeds/s.ics");
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

} // namespace intouch
