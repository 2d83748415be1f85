// SPDX-License-Identifier: MIT
#include "json/calendars.hpp"
#include "json/requests.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>
#include <string>

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

/// As one line of the table.
std::string shown(const std::string& text) {
    std::string line;
    for (const char c : text) line += c == '\n' ? std::string("\\n") : std::string(1, c);
    return line;
}

std::string touch(const std::string& uid) { return uid.empty() ? "" : " touch " + uid; }

std::string tell_log(const json::log_body& b) {
    std::string people;
    for (const auto& id : b.people) people += id + ",";
    const std::string promise =
        b.promise ? fmt::format(" promise {} \"{}\"", print(b.promise->to), b.promise->note) : "";
    return fmt::format("{}{} on {} channel \"{}\" note \"{}\" next {} round {}{}{}", people,
                       ledger::name(b.outcome), told(b.on), b.channel, shown(b.note), told(b.next),
                       told(b.round), touch(b.touch), promise);
}

std::string answer(const std::string& call, const std::string& body) {
    if (call == "log") return told(json::parse_log(body, now, false), tell_log);
    if (call == "several") return told(json::parse_log(body, now, true), tell_log);
    if (call == "reschedule") {
        return told(json::parse_reschedule(body, now), [](const json::reschedule_body& b) {
            return fmt::format("to {} round {}{} note \"{}\"", print(b.to), told(b.round), touch(b.touch),
                               b.note);
        });
    }
    if (call == "skip") {
        return told(json::parse_skip(body), [](const json::skip_body& b) {
            return fmt::format("round {}{} note \"{}\"", told(b.round), touch(b.touch), b.note);
        });
    }
    if (call == "pause") {
        return told(json::parse_pause(body, now), [](const json::pause_body& b) {
            return fmt::format("until {} note \"{}\"", b.until ? print(*b.until) : "-", b.note);
        });
    }
    if (call == "note") {
        return told(json::parse_note(body),
                    [](const json::note_body& b) { return fmt::format("note \"{}\"", b.note); });
    }
    if (call == "promise") {
        return told(json::parse_promise(body, now), [](const json::promise_body& b) {
            return fmt::format("to {} note \"{}\"", print(b.to), b.note);
        });
    }
    if (call == "kept") {
        return told(json::parse_kept(body), [](const json::kept_body& b) {
            return fmt::format("promise \"{}\" note \"{}\"", b.promise, b.note);
        });
    }
    if (call == "remark") {
        return told(json::parse_remark(body),
                    [](const json::note_body& b) { return fmt::format("note \"{}\"", b.note); });
    }
    if (call == "gathering") {
        return told(json::parse_gathering(body, now), [](const json::gathering_body& b) {
            return fmt::format("{} on {} to {} excused {} note \"{}\" round {}", ledger::name(b.outcome),
                               told(b.on), b.to ? print(*b.to) : "-", fmt::join(b.excused, ","), b.note,
                               told(b.round));
        });
    }
    if (call == "block_move" || call == "block_skip") {
        const auto read = call == "block_move" ? json::parse_block_move : json::parse_block_skip;
        return told(read(body, now), [](const json::block_body& b) {
            return fmt::format("on {} to {} note \"{}\"", told(b.on), told(b.to), b.note);
        });
    }
    if (call == "nothing") {
        return told(json::parse_nothing(body), [](std::monostate) { return std::string("nothing"); });
    }
    if (call == "undo") {
        return told(json::parse_undo(body),
                    [](const json::undo_body& b) { return fmt::format("entry \"{}\"", b.entry); });
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
        return json::parse_note("{\"note\": \"" + text + "\"}");
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
        return json::parse_log("{\"people\": [" + ids + "], \"outcome\": \"sent\"}", now, true);
    };
    CHECK(log(100).has_value());
    REQUIRE_FALSE(log(101).has_value());
    CHECK(log(101).error().what.text == "people: found 101 ids, expected 1 to 100");
}

TEST_CASE("bytes that are not UTF-8 are refused") {
    for (const std::string& bytes : {std::string("{\"note\": \"\xff\"}"), std::string("{\"note\": \"\xc3\"}"),
                                     std::string("{\"\xed\xa0\x80\": 1}"), std::string("\xfe")}) {
        const auto refused = json::parse_note(bytes);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error() ==
              json::field_error{
                  "", {errc::invalid, "the body: found bytes that are not UTF-8, expected JSON in UTF-8"}});
    }
}

TEST_CASE("a body cut at any byte is refused") {
    const std::string whole = R"({"outcome": "reached", "note": "a\n\u00fc", "round": 4, "on": "friday"})";
    CHECK(json::parse_log(whole, now, false).has_value());
    for (std::size_t length = 1; length < whole.size(); ++length) {
        INFO(length);
        CHECK_FALSE(json::parse_log(whole.substr(0, length), now, false).has_value());
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
