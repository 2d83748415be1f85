// SPDX-License-Identifier: MIT
// Every parser answers any input with a value that survives printing and parsing, or with an error of one
// line.
#include "core/digest.hpp"
#include "core/natural_date.hpp"
#include "core/nearest_name.hpp"
#include "core/span.hpp"
#include "core/text.hpp"
#include "core/times_of_week.hpp"
#include "core/zone.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace intouch {

namespace {

constexpr int rounds = 20'000;

/// Random bytes, random sequences of significant characters, and valid texts with a few changed bytes.
class texts {
public:
    std::string next() {
        switch (below(3)) {
        case 0:
            return random_text([&] { return static_cast<char>(below(256)); });
        case 1:
            return random_text([&] { return letters[below(letters.size())]; });
        default:
            return changed(std::string(good[below(good.size())]));
        }
    }

private:
    static constexpr std::string_view letters = "0123456789-:+TZ., dwmysMonFri/%\"";
    static constexpr std::array<std::string_view, 14> good = {"2026-12-03",
                                                              "2026-12-03T17:30",
                                                              "2026-12-01T08:00:00.5+01:00",
                                                              "12-10",
                                                              "6 weeks",
                                                              "quarterly",
                                                              "90 minutes",
                                                              "Mon-Fri 18:00-20:30",
                                                              "1st Sat 10:00-12:00",
                                                              "last Fri,Sun 22:00-01:00",
                                                              "09:00-24:00",
                                                              "next friday 17:30",
                                                              "in 2 weeks",
                                                              "Europe/Berlin"};

    std::size_t below(std::size_t end) { return engine_() % end; }

    template <class Letter> std::string random_text(Letter letter) {
        std::string text(below(40), ' ');
        for (char& c : text) {
            c = letter();
        }
        return text;
    }
    std::string changed(std::string text) {
        for (std::size_t edits = below(4); edits > 0; --edits) {
            const std::size_t at = below(text.size() + 1);
            switch (below(3)) {
            case 0:
                text.insert(at, 1, static_cast<char>(below(256)));
                break;
            case 1:
                text.erase(at, 1);
                break;
            default:
                text.insert(at, text.substr(below(text.size() + 1)));
                break;
            }
        }
        return text;
    }

    std::mt19937 engine_{20261203}; // the standard fixes its sequence
};

bool one_line(const error& e) {
    return e.code == errc::invalid && valid_utf8(e.text) && !has_control(e.text) && e.text.size() < 1000;
}

template <class T, class Print, class Parse>
void check_back(const result<T>& read, Print print_it, Parse parse) {
    if (!read) {
        CHECK(one_line(read.error()));
        return;
    }
    const result<T> again = parse(print_it(*read));
    REQUIRE(again.has_value());
    CHECK(*again == *read);
}

} // namespace

TEST_CASE("every parser answers any text with a value that prints back or with one line") {
    texts source;
    const local_minute now{parse_date("2026-12-02").value()};
    const auto printed = [](const auto& value) { return print(value); };
    for (int i = 0; i < rounds; ++i) {
        const std::string text = source.next();
        CAPTURE(intouch::quoted(text));
        check_back(parse_date(text), printed, parse_date);
        check_back(parse_month_day(text), printed, parse_month_day);
        check_back(parse_when(text), printed, parse_when);
        check_back(parse_instant(text), printed, parse_instant);
        check_back(parse_time(text), print_time, parse_time);
        check_back(parse_duration(text), print_duration, parse_duration);
        check_back(parse_weekdays(text), print_weekdays, parse_weekdays);
        for (const bool allowed : {false, true}) {
            check_back(parse_span(text, allowed), printed,
                       [=](const std::string& t) { return parse_span(t, allowed); });
            check_back(parse_week_range(text, allowed), printed,
                       [=](const std::string& t) { return parse_week_range(t, allowed); });
        }
        check_back(parse_hours(text), printed, [](const std::string& t) { return parse_week_range(t); });
        for (const looks direction : {looks::back, looks::ahead}) {
            check_back(parse_natural(text, {now, {}}, direction), printed, parse_when);
        }
    }
}

TEST_CASE("any text is cleaned into valid UTF-8 without control characters") {
    texts source;
    for (int i = 0; i < rounds; ++i) {
        const std::string text = source.next();
        CAPTURE(intouch::quoted(text));
        const std::string clean = without_control(text);
        CHECK(valid_utf8(clean));
        CHECK_FALSE(has_control(clean));
        CHECK(without_control(clean) == clean);
        CHECK(valid_utf8(without_control(text, true)));
        CHECK(valid_utf8(intouch::quoted(text)));
        CHECK((valid_utf8(text) && !has_control(text)) == (clean == text));
        CHECK(base32(sha256(text), 26).size() == 26);
    }
}

TEST_CASE("any text is refused as a zone or names the zone that is loaded") {
    texts source;
    for (int i = 0; i < 500; ++i) {
        const std::string text = source.next();
        CAPTURE(intouch::quoted(text));
        const result<time_zone> loaded = time_zone::load(text);
        CHECK((loaded ? loaded->name() == text : one_line(loaded.error())));
    }
}

} // namespace intouch
