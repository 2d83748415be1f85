// SPDX-License-Identifier: MIT
// Stanzas in words, as in tests/data/dav: what intouch had put there (`event`, `task`, `occasion`, `gathering`,
// `block`, `occurrence` of a block), what happened since, a line each, and what is expected:
//
//     => said: what was understood, in order     => note: what the user is told
//     => there: when, title and ", done"         => line: a line of the object on the server
//     => writes: how many requests wrote
#include "dav/canonical_object.hpp"
#include "dav/merge.hpp"
#include "dav/sync/reconcile.hpp"
#include "dav/world.hpp"
#include "ical/text_value.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

using namespace intouch;
using namespace intouch::dav_test;

namespace {

const std::string uid = uid_of("it");

struct stanza {
    std::string title;
    int line = 0;
    std::vector<std::string> happened;
    std::vector<std::string> expected;
};

/// What stands behind `word`, when `line` begins with it.
std::optional<std::string> after(const std::string& line, const std::string& word) {
    if (!line.starts_with(word)) return std::nullopt;
    return line.substr(std::min(word.size() + 1, line.size()));
}

std::pair<when, std::string> dated(const std::string& text) {
    const auto blank = text.find(' ');
    return {parse_when(text.substr(0, blank)).value(),
            blank == std::string::npos ? "" : text.substr(blank + 1)};
}

class teller {
public:
    teller() { w_.plan.clear(); }

    void tell(const std::string& line) {
        if (line == "sync") return run();
        if (line == "the account restores")
            w_.restore = true;
        else if (const auto text = after(line, "is said of an edit:"))
            w_.answered = *text;
        else if (line == "nothing is accepted")
            w_.refused.insert(uid);
        else if (line == "block")
            begin({.at = parse_when("2026-12-01T17:00").value(),
                   .title = "Keeping in touch",
                   .kind = ledger::object_kind::block,
                   .rule = "FREQ=WEEKLY;BYDAY=TU"});
        else if (const auto one = after(line, "occurrence")) {
            planned p = planned_as(*one);
            p.kind = ledger::object_kind::block;
            begin(p);
        } else if (const auto rest = after(line, "event"))
            begin(planned_as(*rest));
        else if (const auto task = after(line, "task"))
            begin_task(planned_as(*task));
        else if (const auto occasion = after(line, "occasion")) {
            planned p = planned_as(*occasion);
            p.kind = ledger::object_kind::occasion;
            begin(p);
        } else if (const auto gathering = after(line, "gathering")) {
            planned p = planned_as(*gathering);
            p.kind = ledger::object_kind::gathering;
            begin(p);
        } else if (const auto user = after(line, "user"))
            user_does(*user);
        else if (const auto ours = after(line, "intouch"))
            intouch_does(*ours);
        else
            throw std::runtime_error("unknown line: " + line);
    }

    [[nodiscard]] std::string answer(const std::string& asked) {
        if (!ran_) run();
        if (asked.starts_with("=> said: ")) return "=> said: " + said();
        if (asked.starts_with("=> there: ")) return "=> there: " + there();
        if (asked.starts_with("=> writes: ")) return "=> writes: " + std::to_string(writes_);
        if (const auto note = after(asked, "=> note:")) {
            for (const std::string& n : notes_)
                if (n.starts_with(*note)) return asked;
            return notes_.empty() ? "no note" : "=> note: " + notes_.front();
        }
        if (const auto line = after(asked, "=> line:"))
            return ("\n" + body()).find("\n" + *line) != std::string::npos ? asked : body();
        if (const auto name = after(asked, "=> lacks:"))
            return body().find("\n" + *name) == std::string::npos ? asked : body();
        throw std::runtime_error("unknown expectation: " + asked);
    }
    [[nodiscard]] std::string said() const {
        std::string all;
        for (const dav::edit& e : w_.entered) {
            all += (all.empty() ? "" : "; ") + std::string(ledger::name(e.what));
            if (e.on) all += " on " + print(*e.on);
            if (e.to) all += " to " + print(*e.to);
        }
        return all;
    }
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
    /// Another run has nothing to do.
    [[nodiscard]] bool settled() {
        const auto before = w_.server.objects();
        w_.sync();
        return w_.server.objects() == before;
    }

private:
    static planned planned_as(const std::string& text) {
        auto [at, title] = dated(text);
        return {.at = at, .title = title};
    }
    void begin(const planned& p) {
        w_.plan[uid] = p;
        w_.sync();
        w_.sync();
    }
    void begin_task(planned p) {
        p.task = true;
        begin(p);
    }
    void run() {
        ran_ = true;
        const auto before = w_.server.log.size();
        const auto report = w_.sync();
        for (const std::string& n : report->notes) notes_.push_back(n);
        writes_ = static_cast<int>(std::count_if(
            w_.server.log.begin() + static_cast<std::ptrdiff_t>(before), w_.server.log.end(),
            [](const std::string& l) { return l.starts_with("PUT") || l.starts_with("DELETE"); }));
        w_.sync();
    }
    [[nodiscard]] std::string where() const {
        const auto k = w_.kept.objects.find(uid);
        return k == w_.kept.objects.end() ? uid : dav::uid_there(k->second);
    }
    [[nodiscard]] std::string body() const {
        return w_.server.has(where()) ? w_.server.body(where()) : "nothing";
    }
    [[nodiscard]] std::string there() const {
        if (!w_.server.has(where())) return "nothing";
        const auto o = dav::read_object(body()).value();
        const auto* c = dav::master(o);
        auto start = dav::point_of(*c, "DTSTART", o, w_.zone);
        if (!start) start = dav::start_of(*c, o, w_.zone);
        std::string text = start ? print(dav::to_when(*start, w_.zone)) : "sometime";
        text += " " + ical::unescape(ical::value_of(*c, "SUMMARY"));
        if (dav::is_completed(*c)) text += ", done";
        if (dav::is_cancelled(*c)) text += ", cancelled";
        return text;
    }

    void user_does(const std::string& what) {
        ran_ = false;
        if (what == "deletes it") return w_.server.erase(where());
        if (what == "restores it") return w_.server.restore(where());
        if (what == "remembers it") return void(remembered_ = body());
        if (what == "writes it as it was")
            return w_.server.edit(where(), [&](const std::string&) {
                return with_line(remembered_, "SEQUENCE", "SEQUENCE:9");
            });
        w_.server.edit(where(), [&](const std::string& old) { return changed(old, what); });
    }
    [[nodiscard]] std::string changed(const std::string& old, const std::string& what) const {
        if (const auto line = after(what, "writes"))
            return with_line(old, line->substr(0, line->find_first_of(":;")), *line);
        if (const auto line = after(what, "adds")) return with_line(old, "NOTHING", *line);
        if (what == "confirms the override" || what == "cancels the override") {
            const auto from = old.rfind("BEGIN:VEVENT");
            const std::string status = what == "confirms the override" ? "CONFIRMED" : "CANCELLED";
            return old.substr(0, from) + with_line(old.substr(from), "STATUS", "STATUS:" + status);
        }
        if (what == "removes the override") {
            const auto from = old.rfind("BEGIN:VEVENT");
            return old.substr(0, from) + old.substr(old.rfind("END:VCALENDAR"));
        }
        if (const auto name = after(what, "removes")) return with_line(old, *name, {});
        if (const auto to = after(what, "moves it to")) {
            planned moved = w_.plan.at(uid);
            moved.at = parse_when(*to).value();
            const std::string fresh = rendered(uid, moved);
            std::string text = old;
            for (const char* name : {"DTSTART", "DTEND", "DUE"}) {
                const auto at = fresh.find(std::string("\n") + name);
                if (at != std::string::npos)
                    text = with_line(text, name, fresh.substr(at + 1, fresh.find('\r', at) - at - 1));
            }
            return text;
        }
        for (const char* range : {"overrides this and following", "overrides"})
            if (const auto rest = after(what, range))
                return overridden(old, *rest, range != std::string("overrides"));
        throw std::runtime_error("unknown: user " + what);
    }
    /// "2026-12-08T17:00 with LINE": as clients do it, a copy of the series with one line changed.
    [[nodiscard]] static std::string overridden(const std::string& old, const std::string& text,
                                                bool following) {
        const auto [at, rest] = dated(text);
        const std::string line = rest.substr(std::string("with ").size());
        const auto end = old.find("END:VEVENT") + std::string("END:VEVENT\r\n").size();
        planned one{.at = at, .title = "Keeping in touch"};
        std::string copy = rendered(uid, one);
        copy = copy.substr(copy.find("BEGIN:VEVENT"), copy.find("END:VCALENDAR") - copy.find("BEGIN:VEVENT"));
        const auto start = copy.find("\nDTSTART") + 8;
        std::string id = copy.substr(start, copy.find('\r', start) - start);
        copy = with_line(copy, "RECURRENCE-ID",
                         std::string("RECURRENCE-ID") + (following ? ";RANGE=THISANDFUTURE" : "") + id);
        copy = with_line(with_line(copy, "DTEND", {}), "DURATION", "DURATION:PT1H");
        copy = with_line(copy, line.substr(0, line.find_first_of(":;")), line);
        return old.substr(0, end) + copy + old.substr(end);
    }
    void intouch_does(const std::string& what) {
        ran_ = false;
        if (what == "drops it")
            w_.plan.erase(uid);
        else if (what == "takes it back")
            w_.plan.at(uid) = w_.reached.at(uid);
        else if (const auto on = after(what, "takes back its change of"))
            w_.plan.at(uid).changed.erase(parse_when(*on).value());
        else if (const auto title = after(what, "titles it"))
            w_.plan.at(uid).title = *title;
        else if (const auto to = after(what, "moves it to"))
            w_.plan.at(uid).at = parse_when(*to).value();
        else if (what == "closes it") {
            w_.plan.at(uid).done = true;
            w_.plan.at(uid).kind = ledger::object_kind::closed;
        } else
            throw std::runtime_error("unknown: intouch " + what);
    }

    world w_;
    std::vector<std::string> notes_;
    std::string remembered_;
    int writes_ = 0;
    bool ran_ = false;
};

std::vector<stanza> read(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<stanza> all;
    bool open = false;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty()) {
            open = false;
            continue;
        }
        if (!open) all.push_back({.title = {}, .line = number, .happened = {}, .expected = {}});
        open = true;
        if (line.starts_with("#"))
            all.back().title += line.substr(1);
        else if (line.starts_with("=>"))
            all.back().expected.push_back(line);
        else
            all.back().happened.push_back(line);
    }
    std::erase_if(all, [](const stanza& s) { return s.happened.empty(); }); // a comment that opens a file
    return all;
}

void check(const stanza& s) {
    INFO("line " << s.line << ":" << s.title);
    REQUIRE_FALSE(s.expected.empty());
    teller t;
    for (const std::string& line : s.happened) t.tell(line);
    bool says = false;
    std::size_t notes = 0;
    for (const std::string& e : s.expected) {
        CHECK(t.answer(e) == e);
        says = says || e.starts_with("=> said:");
        if (e.starts_with("=> note:")) ++notes;
    }
    if (!says) CHECK(t.said() == "");
    CHECK(t.notes().size() == notes);
    CHECK(t.settled());
}

} // namespace

TEST_CASE("stanzas in tests data dav") {
    int count = 0;
    for (const auto& file : std::filesystem::directory_iterator(test::data_dir() / "dav")) {
        if (file.path().extension() != ".txt") continue;
        INFO(file.path().filename().string());
        for (const stanza& s : read(file.path())) {
            check(s);
            ++count;
        }
    }
    CHECK(count >= 50);
}
