// SPDX-License-Identifier: MIT
#include "json/calendars.hpp"
#include "json/requests.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>
#include <string>
#include <variant>

namespace intouch {

namespace {

/// Wednesday 2 December 2026, 10:00.
const wall_clock now{parse_date("2026-12-02").value() + minutes{10 * 60}, {}};

std::string told(const std::optional<when>& w) { return w ? print(*w) : "-"; }
std::string told(const std::optional<int>& n) { return n ? fmt::format("{}", *n) : "-"; }

template <class T, class Tell> std::string told(const json::parsed<T>& body, const Tell& tell) {
    if (body) return tell(*body);
    CHECK(body.error().what.code == errc::invalid);
    return fmt::format("! {} | {}", body.error().field, body.error().what.text);
}
/// The same of a command of type `T`.
template <class T> std::string said(const json::parsed_command& c, std::string (*tell)(const T&)) {
    return told(c, [&](const record::command& made) { return tell(std::get<T>(made)); });
}

/// As one line of the table.
std::string shown(const std::string& text) {
    std::string line;
    for (const char c : text) line += c == '\n' ? std::string("\\n") : std::string(1, c);
    return line;
}

std::string touch(const std::string& uid) { return uid.empty() ? "" : " touch " + uid; }

std::string tell_log(const record::log_request& b) {
    const std::string promise =
        b.promise ? fmt::format(" promise {} \"{}\"", print(b.promise->to), b.promise->note) : "";
    return fmt::format("{} on {} channel \"{}\" note \"{}\" next {} round {}{}{}", ledger::name(b.outcome),
                       told(b.on), b.channel, shown(b.note), told(b.next), told(b.round), touch(b.touch),
                       promise);
}

std::string answer(const std::string& call, const std::string& body) {
    const json::post p{"ada", body, now};
    if (call == "log") return said<record::log_request>(json::parse_log(p), tell_log);
    if (call == "several") {
        return said<record::log_several>(json::parse_log_of_several(p), [](const record::log_several& b) {
            return fmt::format("{},{}", fmt::join(b.people, ","), tell_log(b.what));
        });
    }
    if (call == "reschedule") {
        return said<record::move_touch>(json::parse_reschedule(p), [](const record::move_touch& b) {
            return fmt::format("to {} round {}{} note \"{}\"", print(b.to), told(b.which.round),
                               touch(b.which.touch), b.which.note);
        });
    }
    if (call == "skip") {
        return said<record::skip_touch>(json::parse_skip(p), [](const record::skip_touch& b) {
            return fmt::format("round {}{} note \"{}\"", told(b.which.round), touch(b.which.touch),
                               b.which.note);
        });
    }
    if (call == "pause") {
        return said<record::pause_person>(json::parse_pause(p), [](const record::pause_person& b) {
            return fmt::format("until {} note \"{}\"", b.until ? print(*b.until) : "-", b.note);
        });
    }
    if (call == "note") {
        return said<record::note_on_person>(json::parse_note(p), [](const record::note_on_person& b) {
            return fmt::format("note \"{}\"", b.note);
        });
    }
    if (call == "promise") {
        return said<record::make_promise>(json::parse_promise(p), [](const record::make_promise& b) {
            return fmt::format("to {} note \"{}\"", print(b.what.to), b.what.note);
        });
    }
    if (call == "kept") {
        return said<record::keep_promise>(json::parse_kept(p), [](const record::keep_promise& b) {
            return fmt::format("promise \"{}\" note \"{}\"", b.promise, b.note);
        });
    }
    if (call == "remark") {
        return said<record::lose_person>(json::parse_lost(p), [](const record::lose_person& b) {
            return fmt::format("note \"{}\"", b.note);
        });
    }
    if (call == "gathering") {
        return said<record::gathering_request>(
            json::parse_gathering(p), [](const record::gathering_request& b) {
                return fmt::format("{} on {} to {} excused {} note \"{}\" round {}", ledger::name(b.outcome),
                                   told(b.on), b.to ? print(*b.to) : "-", fmt::join(b.excused, ","), b.note,
                                   told(b.round));
            });
    }
    if (call == "block_move" || call == "block_skip") {
        const auto read = call == "block_move" ? json::parse_block_move : json::parse_block_skip;
        return said<record::change_block>(read(p), [](const record::change_block& b) {
            return fmt::format("on {} to {} note \"{}\"", told(b.on), told(b.to), b.note);
        });
    }
    if (call == "undo") {
        return said<record::undo>(json::parse_undo(p),
                                  [](const record::undo& b) { return fmt::format("entry \"{}\"", b.entry); });
    }
    if (call == "nothing") {
        return told(json::parse_nothing(body), [](std::monostate) { return std::string("nothing"); });
    }
    return "unknown call " + call;
}

} // namespace

TEST_CASE("a body is read, or its error names the field and the expected value") {
    const std::string path = (test::data_dir() / "json/requests.txt").string();
    std::ifstream file(path);
    int rows = 0;
    int number = 0;
    std::string input;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.starts_with('#')) continue;
        if (!line.starts_with("=> ")) {
            input = line;
            continue;
        }
        INFO(path, ":", number, ": ", input);
        const std::size_t gap = input.find(' ');
        CHECK(answer(input.substr(0, gap), gap == std::string::npos ? "" : input.substr(gap + 1)) ==
              line.substr(3));
        ++rows;
    }
    CHECK(rows > 60);
}

TEST_CASE("a note has at most 4000 characters, however many bytes they take") {
    const auto note_of = [](const std::string& letter, int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += letter;
        const std::string body = "{\"note\": \"" + text + "\"}";
        return json::parse_note({{}, body, now});
    };
    CHECK(note_of("ü", 4000).has_value());
    const auto refused = note_of("ü", 4001);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what.text == "note: found 4001 characters, expected at most 4000");
}

TEST_CASE("at most a hundred people are logged at once") {
    const auto log = [](int count) {
        std::string ids;
        for (int i = 0; i < count; ++i) ids += fmt::format("{}\"p{}\"", i == 0 ? "" : ",", i);
        const std::string body = "{\"people\": [" + ids + "], \"outcome\": \"sent\"}";
        return json::parse_log_of_several({{}, body, now});
    };
    CHECK(log(100).has_value());
    REQUIRE_FALSE(log(101).has_value());
    CHECK(log(101).error().what.text == "people: found 101 ids, expected 1 to 100");
}

TEST_CASE("bytes that are not UTF-8 are refused") {
    for (const std::string& bytes : {std::string("{\"note\": \"\xff\"}"), std::string("{\"note\": \"\xc3\"}"),
                                     std::string("{\"\xed\xa0\x80\": 1}"), std::string("\xfe")}) {
        const auto refused = json::parse_note({{}, bytes, now});
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error() ==
              json::field_error{
                  "", {errc::invalid, "the body: found bytes that are not UTF-8, expected JSON in UTF-8"}});
    }
}

TEST_CASE("a body cut at any byte is refused") {
    const std::string whole = R"({"outcome": "reached", "note": "a\n\u00fc", "round": 4, "on": "friday"})";
    CHECK(json::parse_log({{}, whole, now}).has_value());
    for (std::size_t length = 1; length < whole.size(); ++length) {
        INFO(length);
        CHECK_FALSE(json::parse_log({{}, std::string_view(whole).substr(0, length), now}).has_value());
    }
}

TEST_CASE("a new person is a text, and perhaps a circle") {
    CHECK(json::parse_new_person(R"({"text": "Ann", "circle": "friends", "again": true})").value() ==
          json::new_person_body{"Ann", "friends", true});
    CHECK(json::parse_new_person("{}").error().what.text.starts_with(
        "text: missing, expected the person in a line"));
    CHECK(json::parse_new_person(R"({"text": 3})").error().field == "text");
    CHECK(json::parse_new_person(R"({"text": "Ann", "name": "Ann"})").error().field == "name");
}

TEST_CASE("a synchronisation needs no member, and may confirm") {
    CHECK(json::parse_sync("").value() == words::calendar_answer{});
    CHECK(json::parse_sync("{\"confirm\":true}").value() == words::calendar_answer{true});
    CHECK(json::parse_sync("{\"confirm\":\"yes\"}").error() ==
          json::field_error{"confirm", {errc::invalid, "confirm: found \"yes\", expected true or false"}});
    CHECK(json::parse_sync("{\"adopt\":true}").value() == words::calendar_answer{.adopt = true});
    CHECK(json::parse_sync("{\"adopt\":true,\"confirm\":true}").error().field == "adopt");
}

} // namespace intouch
