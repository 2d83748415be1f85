// SPDX-License-Identifier: MIT
#include "notify/payload.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace intouch;

namespace {

notify::message sample() {
    return {.target = "phone",
            .key = "digest 2026-12-01",
            .kind = notify::message_kind::after,
            .due = parse_instant("2026-12-01T07:00:00Z").value(),
            .stale = parse_instant("2026-12-01T23:00:00Z").value(),
            .title = "Today: Call \"Ada\"",
            .lines = {{.text = "Today", .heading = true},
                      {"Call Ada"},
                      {.text = "More", .heading = true},
                      {"Bob"}},
            .buttons = {{"Reached", "https://t.example.org/t/abc", "round=1&attempt=1&say=reached"}},
            .page = "https://touch.example.org/",
            .click = "https://touch.example.org/"};
}

} // namespace

TEST_CASE("plain text has headings with their lines") {
    CHECK(notify::plain_text(sample()) == "Today\nCall Ada\n\nMore\nBob\n");
}

TEST_CASE("ntfy: the message as its documentation says") {
    CHECK(
        notify::ntfy_json(sample(), "my-topic", "abc") ==
        R"({"topic":"my-topic","title":"Today: Call \"Ada\"","message":"Today\nCall Ada\n\nMore\nBob\n","priority":3,)"
        R"("sequence_id":"abc","click":"https://touch.example.org/","actions":[{"action":"http","label":"Reached",)"
        R"("url":"https://t.example.org/t/abc","method":"POST","headers":{"Content-Type":)"
        R"("application/x-www-form-urlencoded"},"body":"round=1&attempt=1&say=reached","clear":true},)"
        R"({"action":"view","label":"Open","url":"https://touch.example.org/"}]})"
        "\n");
    const auto at = notify::split_topic("https://ntfy.example.org/push/my-topic");
    CHECK(at.server == "https://ntfy.example.org/push/");
    CHECK(at.topic == "my-topic");
}

TEST_CASE("the same message has the same id, and another has another") {
    const auto id = notify::id_of(sample(), "i");
    CHECK(id.size() == 26);
    CHECK(id == notify::id_of(sample(), "i"));
    CHECK(id != notify::id_of(sample(), "j"));
    auto other = sample();
    other.key = "digest 2026-12-02";
    CHECK(id != notify::id_of(other, "i"));
}

// The example of the specification, "Signature scheme".
TEST_CASE("webhook: the signature of the specification's example") {
    CHECK(notify::webhook_signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                    instant(seconds(1614265330)), "{\"test\": 2432232314}") ==
          "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST_CASE("mail: a title of any letters becomes a header field, and cannot begin another") {
    CHECK(notify::mail_header("Today: Call Ada") == "Today: Call Ada");
    CHECK(notify::mail_header("Márta") == "=?utf-8?B?TcOhcnRh?=");
    CHECK(notify::mail_header("a\r\nBcc: b") == "=?utf-8?B?YQ0KQmNjOiBi?=");
    const auto longer =
        notify::mail_header("Today: Call Márta Szabó, write to Jörg Müller and 12 more people");
    CHECK(longer.contains("?=\r\n =?utf-8?B?"));
    for (std::size_t at = 0; at < longer.size();) {
        const auto end = std::min(longer.find("\r\n", at), longer.size());
        CHECK(end - at <= 76);
        at = end + 2;
    }
}

TEST_CASE("mail: its date") {
    CHECK(notify::mail_date(parse_instant("2026-12-01T08:00:05Z").value()) ==
          "Tue, 01 Dec 2026 08:00:05 +0000");
}

TEST_CASE("waits grow to an hour") {
    CHECK(notify::wait_after(1) == minutes{1});
    CHECK(notify::wait_after(6) == minutes{40});
    CHECK(notify::wait_after(7) == minutes{60});
    CHECK(notify::wait_after(1000) == minutes{60});
}
