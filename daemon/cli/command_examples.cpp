// SPDX-License-Identifier: MIT
#include "daemon/cli/command_examples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace intouch::daemon {

namespace {

struct example {
    std::string_view command;
    std::string_view words; ///< after "intouch"
    std::string_view what;
};

constexpr std::array examples{
    example{"", "check", "are the files in order, and is there time for everybody?"},
    example{"", "serve", "publish the calendar, until it is ended"},
    example{"", "feeds", "how to subscribe to it"},
    example{"", "now", "whom to call this minute"},
    example{"", "log ada no_answer", "the outcome; the next try is planned"},
    example{"", "why ada", "why the touch is on that date"},
    example{"serve", "serve", "in the foreground, with the files of ~/.config/intouch"},
    example{"check", "check", "every fault, and whether the blocks hold what the roster needs"},
    example{"plan", "plan", "the plan as it is now"},
    example{"plan", "plan --at 2026-12-01", "… on another day"},
    example{"plan", "plan --weeks 12", "… and how full the weeks after it are"},
    example{"plan", "plan --ics", "… as a calendar"},
    example{"diff", "diff --config new/intouch.toml", "what edited copies of the files would change"},
    example{"now", "now", "whom to call this minute"},
    example{"now", "now --minutes 20", "… in twenty minutes at the airport"},
    example{"agenda", "agenda", "the next two weeks"},
    example{"agenda", "agenda --days 60", "the next two months"},
    example{"people", "people", "everybody, with their next touch"},
    example{"people", "people --slipping", "… whose time went by, the most late first"},
    example{"report", "report", "the current week"},
    example{"report", "report --month", "the current month"},
    example{"report", "report --from 2026-11-01 --to 2026-11-30", "these days"},
    example{"show", "show ada", "roster entry, history and what comes next"},
    example{"show", "show lovelace", "any part of the name will do"},
    example{"why", "why ada", "why the touch is on that date, step by step"},
    example{"log", "log", "asks for the person and the outcome"},
    example{"log", "log ada reached --note \"the book is out in May\"", "you spoke"},
    example{"log", "log ada reached yesterday --via text", "… yesterday, by text"},
    example{"log", "log ada no_answer", "nobody picked up: the next try is planned at once"},
    example{"log", "log ada no_answer --next \"thursday 17:00\"", "… and you know when"},
    example{"log", "log ada grace reached", "you met both"},
    example{"log", "log ada sent --touch article", "a promise is kept by it"},
    example{"log", "log ada reached --promise friday \"send the article\"", "with a promise"},
    example{"move", "move ada friday", "to another day"},
    example{"move", "move ada in 2 weeks", ""},
    example{"move", "move ada tomorrow 18:30", "to a time"},
    example{"move", "move ada friday --touch article", "the promise with that in it, not the round"},
    example{"move", "move six-pack in 2 weeks", "the day to book a gathering by"},
    example{"move", "move calls tomorrow 19:00", "the next occurrence of a block"},
    example{"skip", "skip ada", "this round is let go"},
    example{"skip", "skip ada --touch article", "… a promise, or an occasion"},
    example{"skip", "skip calls --on friday", "… the block of that day"},
    example{"pause", "pause ada", "until resumed"},
    example{"pause", "pause ada 2030-01-31", "until that day"},
    example{"resume", "resume ada", ""},
    example{"note", "note ada her daughter starts school in autumn", "shown with the next touch"},
    example{"promise", "promise ada friday send the article", "a follow-up of its own"},
    example{"kept", "kept ada", "the only promise to her"},
    example{"kept", "kept ada article --note \"by post\"", "… the one with that in it"},
    example{"gathering", "gathering six-pack booked", "for the days that were planned"},
    example{"gathering", "gathering six-pack booked --to 2030-05-10", "… or others"},
    example{"gathering", "gathering six-pack held --on yesterday --excused grace",
            "all others have been seen"},
    example{"gathering", "gathering six-pack skipped", "not this year"},
    example{"lost", "lost ada", "the number is dead, the letter came back"},
    example{"found", "found ada", ""},
    example{"add", "add \"Ann Lee, met at the fair, +49 170 1234567\" --circle friends", "planned at once"},
    example{"add", "add Ben Roe, ben@example.org, born 3 May 1980", ""},
    example{"add", "add --list", "the entries, to paste into your own roster"},
    example{"add", "add --remove ann-lee", "… and out of intouch's own file"},
    example{"confirm", "confirm ada", "she still lives there, and the number is hers"},
    example{"away", "away 2030-12-20 2031-01-03 \"skiing\"", "nothing is planned on these days"},
    example{"away", "away tomorrow", "… on that day"},
    example{"undo", "undo", "the last command"},
    example{"sync", "sync", "your changes in the calendar, and ours"},
    example{"sync", "sync --confirm", "… and what was held back"},
    example{"sync", "sync --adopt", "… where the state directory was lost: once each again, not twice"},
    example{"digest", "digest", "what today holds"},
    example{"digest", "digest phone", "… as the target phone would see it"},
    example{"notify", "notify --test phone", "sends a test, and says what the server answered"},
    example{"feeds", "feeds", "addresses, and how to subscribe"},
    example{"feeds", "feeds --qr", "for a phone's camera"},
    example{"feeds", "feeds --rotate mine", "a new address; the old one is gone"},
    example{"import", "import contacts.vcf", "entries to paste into the roster, for people not there yet"},
    example{"import", "import contacts.csv --group friends", "only that group or label"},
    example{"export", "export", "the feed \"mine\", as it is served"},
    example{"backup", "backup ledger.db", "a checked copy, also while the daemon runs"},
    example{"restore", "restore ledger.db", "… in the place of the ledger; the old one is kept beside it"},
    example{"status", "status", ""},
    example{"token", "token", "for scripts that use the HTTP API"},
    example{"token", "token --login", "signs a browser in"},
    example{"token", "token --new shortcut --scope log", "for a phone's shortcut: reads, and logs"},
    example{"token", "token --list", "which there are"},
    example{"token", "token --revoke shortcut", "the phone is lost"},
    example{"version", "version", ""},
};

} // namespace

std::string examples_of(std::string_view command) {
    std::size_t widest = 0;
    for (const auto& e : examples)
        if (e.command == command && !e.what.empty()) widest = std::max(widest, e.words.size());
    std::string text;
    for (const auto& e : examples) {
        if (e.command != command) continue;
        text += text.empty() ? "Examples:\n" : "\n";
        text += e.what.empty() ? fmt::format("  intouch {}", e.words)
                               : fmt::format("  intouch {:<{}}  # {}", e.words, widest, e.what);
    }
    return text;
}

std::string overview_examples() { return examples_of(""); }

std::string first_example_of(std::string_view command) {
    const auto* const first = std::ranges::find(examples, command, &example::command);
    return first == examples.end() ? std::string() : fmt::format("intouch {}", first->words);
}

} // namespace intouch::daemon
