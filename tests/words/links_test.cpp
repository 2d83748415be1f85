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

namespace {

roster::person ada() {
    roster::person p;
    p.id = "ada";
    p.name = "Ada L\u00fcb/x";
    p.details = {{"phone", "+44 (0)20 7946 0000 ext. 12"}, {"email", "ada+in@example.org"}};
    return p;
}

roster::channel by(std::string link) {
    roster::channel c;
    c.title = "WhatsApp {name}";
    c.needs = "phone";
    c.link = std::move(link);
    return c;
}

} // namespace

TEST_CASE("the link of a channel holds what it names, percent-encoded") {
    CHECK(words::channel_link(by("https://wa.me/{phone:digits}?text=Hi%20{name}"), ada()) ==
          "https://wa.me/442079460000?text=Hi%20Ada%20L%C3%BCb%2Fx");
    CHECK(words::channel_link(by("https://signal.me/#p/{phone}"), ada()) ==
          "https://signal.me/#p/+442079460000");
    CHECK(words::channel_link(by("tg://resolve?phone={phone}"), ada()) ==
          "tg://resolve?phone=%2B442079460000");
    CHECK(words::channel_link(by("skype:{id}?chat"), ada()) == "skype:ada?chat");
    CHECK(words::channel_link(by("facetime:{email}"), ada()) == "facetime:ada+in%40example.org");
    CHECK(words::link_word(by("")) == "WhatsApp");
}

TEST_CASE("without the detail, a channel has no link of its own") {
    auto nobody = ada();
    nobody.details = {{"phone", "by pigeon"}};
    CHECK(words::channel_link(by("https://wa.me/{phone:digits}"), nobody).empty());
    CHECK(words::channel_link(by("facetime:{email}"), nobody).empty());
    CHECK(words::channel_link(by(""), ada()).empty());
    CHECK(words::link_by(by("facetime:{email}"), nobody).empty());
    nobody.details = {{"phone", "0171 12"}};
    CHECK(words::link_by(by("facetime:{email}"), nobody) == "sms:017112");
}

} // namespace intouch
