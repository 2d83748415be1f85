// SPDX-License-Identifier: MIT
// Everything that can go wrong, at every request of every conversation: after the next run both sides agree,
// the user was understood once, and nothing of anybody's is lost. As curl's torture tests do it.
#include "dav/world.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace intouch;
using namespace intouch::dav_test;

namespace {

const std::string dentist = "dentist@example.org";

struct story {
    std::string name;
    std::function<void(world&)> before; ///< what led to it
    std::function<void(world&)> change; ///< what the run is to deal with
    std::vector<std::string> edits;     ///< what the user says thereby
    /// What the user answers with the run, and again whenever intouch asks; no other run has it.
    std::function<void(world&)> answer{};
};

void settle(world& w) {
    w.sync();
    w.sync();
}

const std::vector<story>& stories() {
    static const std::vector<story> all{
        {"first push", [](world&) {}, [](world&) {}, {}},
        {"local changes",
         settle,
         [](world& w) {
             w.plan[uid_of("ada")].at.day += days(2);
             w.plan[uid_of("grace")].text = "her book";
             w.plan.erase(uid_of("mary"));
             w.plan[uid_of("zoe")] = {.at = parse_when("2026-12-20").value(), .title = "Text Zoe"};
         },
         {}},
        {"edits of the user",
         settle,
         [](world& w) {
             w.server.edit(uid_of("ada"), [](const std::string& b) {
                 return with_line(with_line(b, "DTSTART", "DTSTART;VALUE=DATE:20261206"), "DTEND",
                                  "DTEND;VALUE=DATE:20261207");
             });
             w.server.edit(uid_of("grace"), [](const std::string& b) {
                 return with_line(b, "SUMMARY", "SUMMARY:✓ Text Grace");
             });
             w.server.erase(uid_of("mary"));
         },
         {"moved ada", "reached grace", "skipped mary"}},
        {"both at once",
         settle,
         [](world& w) {
             w.server.edit(uid_of("ada"), [](const std::string& b) {
                 return with_line(with_line(b, "DTSTART", "DTSTART:20261205T100000Z"), "DTEND",
                                  "DTEND:20261205T102500Z");
             });
             w.server.edit(uid_of("mary"), [](const std::string& b) {
                 return with_line(b, "DESCRIPTION", "DESCRIPTION:bring flowers");
             });
             w.plan[uid_of("ada")].title = "Call Ada L.";
             w.plan[uid_of("mary")].at.day += days(1);
             w.plan[uid_of("zoe")] = {.at = parse_when("2026-12-20").value(), .title = "Text Zoe"};
         },
         {"moved ada"}},
        {"out of the trash",
         [](world& w) {
             settle(w);
             w.server.erase(uid_of("ada"));
             settle(w);
         },
         [](world& w) { w.server.restore(uid_of("ada")); },
         {"undone ada"}},
        {"restored from a backup",
         [](world& w) {
             settle(w);
             w.backup = w.server;
             w.now += days(1);
             w.plan[uid_of("ada")].at.day += days(2);
             settle(w);
         },
         [](world& w) {
             w.server.restore_backup(*w.backup);
             w.server.put(w.server.calendar() + "dentist.ics",
                          rendered(dentist, {.at = parse_when("2026-12-04").value(), .title = "Dentist"}));
         },
         {}},
        {"the state was lost and is taken over",
         settle,
         [](world& w) {
             w.lose_state();
             w.plan[uid_of("zzada")].at.day += days(1);
         },
         {},
         [](world& w) { w.adopt = true; }},
        {"the state was lost and what was there is removed",
         settle,
         [](world& w) { w.lose_state(); },
         {},
         [](world& w) { w.confirmed = true; }},
        {"token forgotten",
         settle,
         [](world& w) {
             w.server.forget_tokens();
             w.server.edit(uid_of("grace"),
                           [](const std::string& b) { return with_line(b, "STATUS", "STATUS:CANCELLED"); });
         },
         {"skipped grace"}},
    };
    return all;
}

world told(const profile& p, const story& s) {
    world w(p);
    s.before(w);
    if (!w.server.calendar().empty()) {
        w.server.foreign.insert(dentist);
        w.server.put(w.server.calendar() + "dentist.ics",
                     rendered(dentist, {.at = parse_when("2026-12-04").value(), .title = "Dentist"}));
    }
    s.change(w);
    w.entered.clear();
    return w;
}

/// The run of the story.
void run(world& w, const story& s, const mishap& m = {}) {
    if (s.answer) s.answer(w);
    w.sync(m);
    w.adopt = w.confirmed = false;
}

/// The next run, without an answer, and what follows when intouch asks.
void run_again(world& w, const story& s) {
    const auto r = w.sync();
    if (!s.answer || !r || !r->stopped || r->stopped->what != dav::trouble::undecided) return;
    run(w, s);
    w.sync();
}

/// What is wrong after it, in words.
std::string after(world& w, const story& s) {
    std::string wrong = w.disagreement();
    std::vector<std::string> said;
    for (const dav::edit& e : w.entered)
        said.push_back(fmt::format("{} {}", ledger::name(e.what), e.uid.substr(0, e.uid.find('x'))));
    std::ranges::sort(said);
    if (said != s.edits) wrong += fmt::format("{} edits were heard, not {}\n", said.size(), s.edits.size());
    const auto mary = uid_of("mary");
    if (s.name == "both at once" && w.server.has(mary) &&
        w.server.body(mary).find("bring flowers") == std::string::npos)
        wrong += "the user's words are lost\n";
    return wrong;
}

std::string nested() {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "<a>";
    return text;
}

/// Rows that cannot be relied on, and none for most of what is there.
const std::string ill = "<d:multistatus xmlns:d=\"DAV:\"><d:response><d:href>/dav/cal/ada/in-touch/</d:href>"
                        "<d:status>HTTP/1.1 500 So</d:status></d:response></d:multistatus>";

std::vector<mishap> mishaps() {
    using kind = mishap::kind;
    std::vector<mishap> all{{0, kind::before}, {0, kind::after}, {0, kind::crash}, {0, kind::half}};
    for (const unsigned status : {401U, 403U, 404U, 409U, 412U, 423U, 429U, 500U, 503U, 507U})
        for (const kind what : {kind::status, kind::status_after}) all.push_back({0, what, status});
    for (const std::string& body :
         {std::string(), std::string("<html><p>login"),
          std::string("<d:multistatus xmlns:d=\"DAV:\"><d:response><d:href>/x"),
          std::string("<d:multistatus xmlns:d=\"DAV:\"></d:multistatus>"), ill, nested(),
          std::string("<!DOCTYPE x [<!ENTITY y \"z\">]><d:multistatus xmlns:d=\"DAV:\"/>")})
        all.push_back({0, kind::body, 0, body});
    return all;
}

/// Whether it is the same as another when nothing is written.
bool wants_a_write(const mishap& m) {
    return m.what == mishap::kind::status_after || m.what == mishap::kind::after;
}

std::string name_of(const mishap& m) {
    using kind = mishap::kind;
    if (m.what == kind::status) return fmt::format("answers {}", m.status);
    if (m.what == kind::status_after) return fmt::format("does it and answers {}", m.status);
    if (m.what == kind::half) return "answers half";
    if (m.what == kind::body) return fmt::format("answers \"{}\"", m.body.substr(0, 60));
    return m.what == kind::before  ? "no connection"
           : m.what == kind::after ? "cut after it was done"
                                   : "crash";
}

} // namespace

enum class mishaps_in_a_row { one, two };

/// To every third server from `first` on: three tests may run side by side. Every third mishap, or every ninth one that
/// comes twice, so that a whole run of the tests stays well below an hour; with $INTOUCH_WHOLE all 44,258.
void torture(std::size_t first, mishaps_in_a_row often = mishaps_in_a_row::one) {
    const bool whole = std::getenv("INTOUCH_WHOLE") != nullptr; // NOLINT(concurrency-mt-unsafe): one thread
    const int every = whole ? 1 : often == mishaps_in_a_row::one ? 3 : 9;
    int cases = 0;
    for (std::size_t i = first; i < profiles().size(); i += 3) {
        const profile& p = profiles()[i];
        for (const story& s : stories()) {
            const world start = told(p, s);
            world smooth = start;
            run(smooth, s);
            const auto begin = smooth.server.log.begin() + std::ssize(start.server.log);
            const std::vector<std::string> asked(begin, smooth.server.log.end());
            run_again(smooth, s);
            CHECK_MESSAGE(after(smooth, s) == "", p.name << ", " << s.name << ", nothing went wrong");
            for (mishap m : mishaps()) {
                for (const std::string& request : asked) {
                    ++m.at;
                    const bool reads = request.starts_with("REPORT") || request.starts_with("PROPFIND") ||
                                       request.starts_with("GET");
                    if (reads && wants_a_write(m)) continue;
                    if (++cases % every != 0) continue;
                    world w = start;
                    run(w, s, m);
                    if (often == mishaps_in_a_row::two) run(w, s, m);
                    run_again(w, s);
                    const std::string wrong = after(w, s);
                    if (wrong.empty()) continue;
                    FAIL_CHECK(p.name << ", " << s.name << ", request " << m.at << " (" << request << "), "
                                      << name_of(m) << ":\n"
                                      << wrong);
                }
            }
        }
    }
    MESSAGE((cases / every) << " of " << cases << " mishaps");
}

TEST_CASE("whatever goes wrong at whichever request the next run mends it") { torture(0); }
TEST_CASE("whatever goes wrong at whichever request the next run mends it with other servers") { torture(1); }
TEST_CASE("whatever goes wrong at whichever request the next run mends it with still others") { torture(2); }
TEST_CASE("whatever goes wrong twice in a row the run after it mends it") {
    for (const std::size_t first : {0U, 1U, 2U}) torture(first, mishaps_in_a_row::two);
}
