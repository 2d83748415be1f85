// SPDX-License-Identifier: MIT
#include "roster/settings.hpp"

namespace intouch::roster {

settings default_settings() {
    settings s;
    const auto known = [&](const char* id, int length, const char* title, const char* needs, bool live,
                           bool contact) {
        s.channels.emplace(id, channel{id, minutes{length}, title, std::nullopt, needs, live, contact});
    };
    known("call", 25, "Call {name}", "phone", true, true);
    known("text", 5, "Text {name}", "phone", false, true);
    known("email", 10, "Email {name}", "email", false, true);
    known("letter", 20, "Write to {name}", "address", false, true);
    known("gift", 30, "A gift for {name}", "address", false, false);
    known("visit", 120, "Visit {name}", "address", true, true);
    s.channels.at("call").hours = parse_hours("09:00-20:00").value();
    s.http.public_url = "http://" + s.http.open;
    s.words = {{"promise", "I have not forgotten: {promise}."},
               {"silence", "I was thinking of you. Sorry for the silence."},
               {"while", "It has been a while, and I was thinking of you."}};
    feed mine;
    mine.id = "mine";
    s.feeds.emplace("mine", mine);
    return s;
}

} // namespace intouch::roster
