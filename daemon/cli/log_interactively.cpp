// SPDX-License-Identifier: MIT
#include "daemon/cli/log_interactively.hpp"

#include "core/ascii.hpp"
#include "core/terminal_table.hpp"
#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/terminal.hpp"
#include "json/member.hpp"
#include "ledger/kind.hpp"
#include "roster/find_person.hpp"
#include "words/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <span>

namespace intouch::daemon::commands {

namespace {

constexpr std::size_t most_offered = 8;

result<std::string> answer_to(const std::string& question, const terminal& to) {
    fmt::print("{} ", painted(question, paint::bold, to));
    std::fflush(stdout);
    std::string line;
    if (!std::getline(std::cin, line)) {
        fmt::print("\n");
        return fail(errc::invalid, "the input ended; nothing was logged");
    }
    return std::string(trimmed(without_control(line), " \t\r"));
}

/// 0-based; nothing when `text` is not a number from 1 to `count`.
std::optional<std::size_t> chosen(const std::string& text, std::size_t count) {
    const auto number = whole_number<std::size_t>(text);
    return number && *number >= 1 && *number <= count ? std::optional(*number - 1) : std::nullopt;
}

void print_offered(std::span<const json::planned_person> people, const terminal& to) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& p : people)
        rows.push_back({fmt::format("{:>3}", rows.size() + 1), p.name, p.day, p.title});
    for (const auto& line : terminal_table(rows, {to.columns, {0}, {2}})) fmt::print("{}\n", line);
}

result<std::vector<std::string>> ask_whom(const global_options& c, const terminal& to) {
    const auto answer = get(c, "/api/v1/people");
    if (!answer) return std::unexpected(answer.error());
    const auto named = json::named_people(*answer);
    if (named.empty()) return fail(errc::not_found, "nobody is on the roster yet");
    const auto planned = json::planned_people(*answer);
    const auto offered = std::span(planned).first(std::min(planned.size(), most_offered));
    print_offered(offered, to);
    while (true) {
        const auto said = answer_to("Who? (a number, or part of a name)", to);
        if (!said) return std::unexpected(said.error());
        if (said->empty()) continue;
        if (const auto number = chosen(*said, offered.size())) return std::vector{offered[*number].id};
        auto id = roster::find_person(named, *said);
        if (id) return std::vector{*id};
        fmt::print("{}\n", id.error().text);
    }
}

result<std::string> ask_outcome(const terminal& to) {
    const auto outcomes = ledger::outcomes();
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        fmt::print("{:>3}  {}\n", i + 1, words::kind_phrase(outcomes[i]));
    while (true) {
        const auto said = answer_to("What was the outcome? (a number)", to);
        if (!said) return said;
        if (const auto number = chosen(*said, outcomes.size()))
            return std::string(ledger::name(outcomes[*number]));
        if (const auto kind = parse_outcome(*said)) return std::string(ledger::name(*kind));
        fmt::print("found {}, expected a number from 1 to {}\n", intouch::quoted(*said), outcomes.size());
    }
}

} // namespace

std::optional<ledger::entry_kind> parse_outcome(std::string text) {
    std::ranges::replace(text, '-', '_');
    std::ranges::replace(text, ' ', '_');
    const auto kind = ledger::parse_entry_kind(lower_ascii(text));
    const auto outcomes = ledger::outcomes();
    if (!kind || std::ranges::find(outcomes, *kind) == outcomes.end()) return std::nullopt;
    return kind;
}

result<log> log_interactively(const global_options& c) {
    const terminal to = output();
    log said;
    auto people = ask_whom(c, to);
    if (!people) return std::unexpected(people.error());
    said.people = std::move(*people);
    auto outcome = ask_outcome(to);
    if (!outcome) return std::unexpected(outcome.error());
    said.outcome = std::move(*outcome);
    auto note = answer_to("What to remember? (Enter: nothing)", to);
    if (!note) return std::unexpected(note.error());
    said.note = std::move(*note);
    if (ledger::is_attempt(*parse_outcome(said.outcome))) {
        auto next = answer_to("When again? (Enter: as planned; or friday, \"thursday 17:00\")", to);
        if (!next) return std::unexpected(next.error());
        said.next = std::move(*next);
    }
    return said;
}

} // namespace intouch::daemon::commands
