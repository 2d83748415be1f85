// SPDX-License-Identifier: MIT
#include "cards/phone.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("two spellings of a phone number normalise to the same number") {
    const cards::dialling london{"44", "0"};
    const cards::dialling berlin{"49", "0"};
    const cards::dialling new_york{"1", "1"};
    const cards::dialling oslo{"47", ""};
    const cards::dialling nowhere;
    for (const auto* spelling :
         {"+44 20 7946 0000", "020 7946 0000", "(020) 7946-0000", "0044 20 79460000", "+44 (0)20 7946 0000",
          "tel:+44-20-7946-0000", "020 7946 0000 ext. 12", "+442079460000;ext=12"})
        CHECK(cards::normalise(spelling, london) == "+442079460000");
    CHECK(cards::normalise("0171 1234567", berlin) == "+491711234567");
    CHECK(cards::normalise("(202) 555-0100", new_york) == "+12025550100");
    CHECK(cards::normalise("1-202-555-0100", new_york) == "+12025550100");
    CHECK(cards::normalise("011 44 20 7946 0000", new_york) == "+442079460000");
    CHECK(cards::normalise("555-0100", new_york) == "5550100");
    CHECK(cards::normalise("22 12 34 56", oslo) == "+4722123456");
    CHECK(cards::normalise("112", berlin) == "112");
    CHECK(cards::normalise("1234567", berlin) == "1234567");
    CHECK(cards::normalise("0171 1234567", nowhere) == "01711234567");
    CHECK_FALSE(cards::normalise("none", berlin).has_value());
    CHECK_FALSE(cards::normalise("12", berlin).has_value());
    CHECK(cards::dialling_of_zone("Europe/Berlin") == berlin);
    CHECK(cards::dialling_of_zone("Etc/UTC") == nowhere);
    CHECK(cards::dialling_of_zone("America/Detroit") == new_york);
    CHECK(cards::dialling_of_zone("America/Nassau") == new_york);
    CHECK(cards::dialling_of_zone("Europe/Chisinau") == cards::dialling{"373", "0"});
    CHECK(cards::dialling_of_zone("Asia/Almaty") == cards::dialling{"7", "8"});
    CHECK(cards::dialling_of_zone("Europe/Budapest") == cards::dialling{"36", "06"});
    CHECK(cards::dialling_of_zone("Europe/Kiev") == cards::dialling_of_zone("Europe/Kyiv"));
    CHECK(cards::dialling_of_zone("Europe/Oslo") == oslo);
}
