// SPDX-License-Identifier: MIT
#include "words/links.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("a phone number becomes a tel link") {
    CHECK(words::tel_link("+44 20 7946 0000") == "tel:+442079460000");
    CHECK(words::tel_link("+44 (0)20 7946-0000") == "tel:+442079460000");
    CHECK(words::tel_link(" (0171) 12 34/56") == "tel:0171123456");
    CHECK(words::tel_link("+1 650 555 0100 ext. 12") == "tel:+16505550100;ext=12");
    CHECK(words::tel_link("by pigeon").empty());
    CHECK(words::tel_link("").empty());
}

TEST_CASE("a mail link holds the address and nothing else") {
    CHECK(words::mail_link("ada+in.touch@example.org") == "mailto:ada+in.touch@example.org");
    CHECK(words::mail_link("a b@x.org?bcc=evil@x.org&body=1\r\n") ==
          "mailto:a%20b@x.org%3Fbcc%3Devil@x.org%26body%3D1");
    CHECK(words::mail_link("zoë@example.org") == "mailto:zo%C3%AB@example.org");
    CHECK(words::mail_link("").empty());
}

} // namespace intouch
