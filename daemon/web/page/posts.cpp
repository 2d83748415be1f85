// SPDX-License-Identifier: MIT
#include "daemon/web/page/posts.hpp"

#include "core/ascii.hpp"
#include "core/digest.hpp"
#include "core/text.hpp"
#include "http/target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

namespace intouch::daemon::page {

namespace {

class reader {
public:
    reader(const form_fields& form, const wall_clock& by, std::size_t entries)
        : form_(form), by_(by), entries_(entries), note_(without_control(field("note"), true)) {
        if (const auto seen = number("seen"); seen && *seen >= 0) entries_ = static_cast<std::size_t>(*seen);
    }

    [[nodiscard]] result<posted> read() const {
        if (code_points(note_).size() > longest_note)
            return fail(errc::invalid, fmt::format("note: expected at most {} characters", longest_note));
        using read_one = result<record::command> (reader::*)() const;
        static constexpr std::array<std::pair<std::string_view, read_one>, 18> known{
            {{"answer", &reader::answer},
             {"agreed", &reader::on_another_day},
             {"past", &reader::on_another_day},
             {"contact", &reader::contact},
             {"undo", &reader::undo},
             {"note", &reader::note},
             {"pause", &reader::pause},
             {"resume", &reader::resume},
             {"promise", &reader::promise},
             {"kept", &reader::kept},
             {"lost", &reader::lost},
             {"found", &reader::found},
             {"away", &reader::away},
             {"booked", &reader::booked},
             {"held", &reader::held},
             {"left-out", &reader::left_out},
             {"block-move", &reader::block_move},
             {"block-skip", &reader::block_skip}}};
        const auto what = field("do");
        const auto found = std::ranges::find(known, what, &std::pair<std::string_view, read_one>::first);
        if (found == known.end()) return std::unexpected(strange_form());
        auto command = std::invoke(found->second, this);
        if (!command) return std::unexpected(command.error());
        return posted{std::move(*command), key(what)};
    }

private:
    [[nodiscard]] std::string field(std::string_view name) const {
        return std::string(http::find(form_, name).value_or(""));
    }
    [[nodiscard]] std::string person() const { return field("person"); }

    /// The fields as they came, and the number of entries that the screen knew.
    [[nodiscard]] std::string key(std::string_view what) const {
        if (what == "answer" || what == "agreed" || what == "past")
            if (const auto tap = touch(said().value_or(record::answer_choice{})))
                return record::key_of(*tap, entries_);
        return fmt::format("page:{}:{}", hash_of(form_), entries_);
    }

    [[nodiscard]] std::optional<int> number(std::string_view name) const {
        return whole_number<int>(field(name));
    }

    [[nodiscard]] std::optional<when> day_and_hour() const {
        const auto at = parse_when(field("day") + (field("hour").empty() ? "" : "T" + field("hour")));
        return at ? std::optional(*at) : std::nullopt;
    }
    [[nodiscard]] std::unexpected<error> no_day() const {
        return fail(errc::invalid,
                    fmt::format("found {} {}, expected a day and perhaps an hour, such as 2026-12-03 17:30",
                                intouch::quoted(field("day")), intouch::quoted(field("hour"))));
    }

    [[nodiscard]] std::optional<record::answer_choice> said() const {
        if (field("do") == "answer") return record::parse_answer(field("say"));
        const auto to = day_and_hour();
        if (!to) return std::nullopt;
        if (field("do") == "past") {
            const auto what = record::parse_answer_kind(field("outcome"));
            if (!what) return std::nullopt;
            return record::answer_choice{.what = *what, .on = to};
        }
        return record::answer_choice{.what = record::answer_kind::later, .on = to};
    }

    [[nodiscard]] std::optional<record::quick_answer> touch(const record::answer_choice& says) const {
        const auto round = number("round");
        const auto attempt = number("attempt");
        if (!round || !attempt) return std::nullopt;
        return record::quick_answer{.uid = field("touch"),
                                    .owner = field("owner"),
                                    .round = *round,
                                    .attempt = *attempt,
                                    .said = says,
                                    .note = note_};
    }

    [[nodiscard]] result<record::command> answer() const {
        const auto says = said();
        const auto tap = says ? touch(*says) : std::nullopt;
        if (!tap) return std::unexpected(strange_form());
        return *tap;
    }
    /// A day to come that was agreed on, or what came of it on a day that has gone by.
    [[nodiscard]] result<record::command> on_another_day() const {
        if (!day_and_hour()) return no_day();
        return answer();
    }
    /// Of somebody for whom nothing is planned.
    [[nodiscard]] result<record::command> contact() const {
        const auto what = ledger::parse_entry_kind(field("outcome"));
        const auto all = ledger::outcomes();
        if (!what || std::ranges::find(all, *what) == all.end()) return std::unexpected(strange_form());
        const auto on = day_and_hour();
        if (!on) return no_day();
        const bool now = on->day == day_of(by_.now);
        return record::log_request{.person = person(),
                                   .outcome = *what,
                                   .on = now ? std::nullopt : std::optional(*on),
                                   .note = note_};
    }
    [[nodiscard]] result<record::command> undo() const { return record::undo{field("entry")}; }
    [[nodiscard]] result<record::command> note() const { return record::note_on_person{person(), note_}; }
    [[nodiscard]] result<record::command> pause() const {
        if (field("to").empty()) return record::pause_person{person(), std::nullopt, note_};
        const auto until = parse_natural(field("to"), by_, looks::ahead);
        if (!until) return std::unexpected(until.error());
        return record::pause_person{person(), until->day, note_};
    }
    [[nodiscard]] result<record::command> resume() const { return record::resume_person{person(), note_}; }
    [[nodiscard]] result<record::command> promise() const {
        const auto to = parse_natural(field("to"), by_, looks::ahead);
        if (!to) return std::unexpected(to.error());
        return record::make_promise{person(), {*to, note_}};
    }
    [[nodiscard]] result<record::command> kept() const {
        return record::keep_promise{person(), field("promise"), note_};
    }
    [[nodiscard]] result<record::command> lost() const { return record::lose_person{person(), note_}; }
    [[nodiscard]] result<record::command> found() const { return record::find_person{person(), note_}; }

    [[nodiscard]] result<record::command> away() const {
        const auto from = parse_natural(field("from"), by_, looks::ahead);
        if (!from) return std::unexpected(from.error());
        record::away_request wanted{from->day, std::nullopt, note_};
        if (field("to").empty()) return wanted;
        const auto to = parse_natural(field("to"), by_, looks::ahead);
        if (!to) return std::unexpected(to.error());
        if (to->day - from->day > days(366))
            return fail(errc::invalid,
                        fmt::format("to: found {}, more than a year after the first day; if the year is "
                                    "right, say it with `intouch away`",
                                    intouch::print(to->day)));
        wanted.to = to->day;
        return wanted;
    }

    /// Of the gathering and round that the form names.
    [[nodiscard]] result<record::gathering_request> of_gathering(ledger::entry_kind outcome) const {
        const auto round = number("round");
        if (!round) return std::unexpected(strange_form());
        return record::gathering_request{
            .gathering = field("gathering"), .outcome = outcome, .note = note_, .round = round};
    }
    [[nodiscard]] result<record::command> booked() const {
        const auto at = day_and_hour();
        if (!at) return no_day();
        auto wanted = of_gathering(ledger::entry_kind::booked);
        if (!wanted) return std::unexpected(wanted.error());
        wanted->to = at->day;
        return std::move(*wanted);
    }
    [[nodiscard]] result<record::command> held() const {
        const auto at = day_and_hour();
        if (!at) return no_day();
        auto wanted = of_gathering(ledger::entry_kind::held);
        if (!wanted) return std::unexpected(wanted.error());
        wanted->on = *at;
        for (const auto& f : form_)
            if (f.name == "excused") wanted->excused.push_back(f.value);
        return std::move(*wanted);
    }
    [[nodiscard]] result<record::command> left_out() const {
        auto wanted = of_gathering(ledger::entry_kind::skipped);
        if (!wanted) return std::unexpected(wanted.error());
        return std::move(*wanted);
    }

    [[nodiscard]] result<record::command> block_skip() const {
        const auto on = parse_when(field("on"));
        if (!on) return std::unexpected(strange_form());
        return record::change_block{field("block"), *on, std::nullopt, note_};
    }
    [[nodiscard]] result<record::command> block_move() const {
        const auto on = parse_when(field("on"));
        if (!on) return std::unexpected(strange_form());
        const auto to = day_and_hour();
        if (!to) return no_day();
        return record::change_block{field("block"), *on, to, note_};
    }

    const form_fields& form_;
    wall_clock by_;
    std::size_t entries_;
    std::string note_;
};

} // namespace

error strange_form() { return {errc::invalid, "Nothing was entered: this form is not from this page."}; }

std::string back_of(const form_fields& form) {
    const auto back = http::find(form, "back").value_or("/");
    const auto path = back.substr(0, back.find_first_of("?#"));
    const bool own = back.starts_with('/') && !back.starts_with("//") && !has_control(back) &&
                     !back.contains('\\') && http::parse_target(path).has_value();
    return own ? std::string(back) : "/";
}

std::string hash_of(const form_fields& form) {
    std::string all;
    for (const auto& f : form) all += fmt::format("{}={}\n", f.name, f.value);
    return base32(sha256(all), 26);
}

result<posted> read_form(const form_fields& form, const wall_clock& by, std::size_t entries) {
    return reader(form, by, entries).read();
}

} // namespace intouch::daemon::page
