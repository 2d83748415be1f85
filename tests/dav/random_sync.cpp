// SPDX-License-Identifier: MIT
#include "dav/random_sync.hpp"

#include "dav/sync/reconcile.hpp"
#include "dav/world.hpp"

#include <fmt/format.h>

#include <array>
#include <exception>

namespace intouch::dav_test {

namespace {

constexpr int most_runs = 8;
constexpr int most_requests = 120; ///< a run: there are never more than eight objects

const std::string dentist = "dentist@example.org";
const std::string own_words = "LOCATION:the Red Lion";

/// Bytes, and zeros behind them.
class source {
public:
    explicit source(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
    std::uint8_t next() {
        if (bytes_.empty()) return 0;
        const std::uint8_t b = bytes_.front();
        bytes_ = bytes_.subspan(1);
        return b;
    }
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : (next() * 256U + next()) % limit; }
    [[nodiscard]] bool ended() const { return bytes_.empty(); }

private:
    std::span<const std::uint8_t> bytes_;
};

void set_body(http::response& r, std::string text) {
    r.body = std::make_shared<const std::string>(std::move(text));
}

/// One answer, honest most of the time.
class liar {
public:
    explicit liar(source& from) : from_(from) {}

    http::response change(const http::response& honest) {
        if (said_.size() < 64) said_.push_back(honest);
        http::response told = changed(honest);
        const bool calendar = told.text().find("BEGIN:VEVENT") != std::string_view::npos;
        if (calendar && told.text() != honest.text()) forged_ = true;
        return told;
    }
    /// Whether some answer held an event that is not what the server has. Whoever believes it, as a client must,
    /// may write it back.
    [[nodiscard]] bool forged() const { return forged_; }

private:
    http::response changed(http::response honest) {
        std::string text(honest.text());
        switch (from_.next() % 24) {
        case 1: {
            constexpr std::array<unsigned, 16> statuses{200, 201, 204, 207, 301, 400, 401, 403,
                                                        404, 409, 410, 412, 423, 429, 500, 507};
            return http::text_response(statuses.at(from_.next() % statuses.size()), "text/plain", text);
        }
        case 2:
            set_body(honest, text.substr(0, from_.below(text.size() + 1)));
            return honest;
        case 3:
            if (!text.empty()) text[from_.below(text.size())] = static_cast<char>(from_.next());
            set_body(honest, std::move(text));
            return honest;
        case 4: { // a part is missing
            const std::size_t at = from_.below(text.size() + 1);
            text.erase(at, from_.below(200));
            set_body(honest, std::move(text));
            return honest;
        }
        case 5: { // a part comes twice
            const std::size_t at = from_.below(text.size() + 1);
            text.insert(at, text.substr(at, from_.below(600)));
            set_body(honest, std::move(text));
            return honest;
        }
        case 6: // an answer from before, to another request
            return said_[from_.below(said_.size())];
        case 7: {
            http::response other = honest;
            other.headers = {};
            other.headers.add("ETag", fmt::format("\"{}\"", from_.next() % 4));
            return other;
        }
        case 8:
            honest.headers = {};
            return honest;
        default:
            return honest;
        }
    }

    source& from_;
    std::vector<http::response> said_;
    bool forged_ = false;
};

/// What the user or the planner does between two runs.
void happen(world& w, source& from) {
    const std::vector<std::string> names{"ada", "grace", "mary"};
    const std::string uid = uid_of(names[from.below(names.size())]);
    const bool there = w.server.has(uid);
    switch (from.next() % 12) {
    case 1:
        if (there) w.server.erase(uid);
        break;
    case 2:
        if (there)
            w.server.edit(uid, [](const std::string& b) {
                return with_line(with_line(b, "DTSTART", "DTSTART;VALUE=DATE:20261206"), "DTEND",
                                 "DTEND;VALUE=DATE:20261207");
            });
        break;
    case 3:
        if (there)
            w.server.edit(uid,
                          [](const std::string& b) { return with_line(b, "STATUS", "STATUS:CANCELLED"); });
        break;
    case 4:
        w.plan.erase(uid);
        break;
    case 5:
        w.plan[uid] = {.at = parse_when("2026-12-20").value(), .title = "Text"};
        break;
    case 6:
        if (const auto p = w.plan.find(uid); p != w.plan.end()) p->second.title += "!";
        break;
    case 7:
        w.server.forget_tokens();
        break;
    case 8:
        w.backup = w.server;
        break;
    case 9:
        w.now += days(1);
        break;
    case 10:
        w.server.deaf.insert(uid);
        break;
    case 11:
        w.server.undying.insert(uid);
        break;
    default:
        break;
    }
}

std::string lost_words(const world& w, const std::string& uid) {
    if (!w.server.has(uid)) return uid + " with the user's words is gone\n";
    return w.server.body(uid).find(own_words) == std::string::npos ? uid + " lost the user's words\n" : "";
}

std::string run(source& from) {
    const profile& p = profiles()[from.below(profiles().size())];
    world w(p);
    w.sync();
    w.sync();
    if (w.server.calendar().empty()) return "";
    w.server.foreign.insert(dentist);
    w.server.put(w.server.calendar() + "dentist.ics",
                 rendered(dentist, {.at = parse_when("2026-12-04").value(), .title = "Dentist"}));
    const std::string theirs = w.server.body(dentist);
    // The user's words, which intouch has seen.
    const std::string kept = uid_of("zoe");
    w.plan[kept] = {.at = parse_when("2026-12-20").value(), .title = "Text Zoe"};
    w.sync();
    w.sync();
    if (!w.server.has(kept)) return "";
    w.server.edit(kept, [](const std::string& b) { return with_line(b, "LOCATION", own_words); });
    w.sync();
    w.sync();
    liar lies(from);
    w.change = [&](const http::response& r) { return lies.change(r); };
    std::string wrong;
    for (int runs = 0; runs < most_runs && !from.ended(); ++runs) {
        happen(w, from);
        w.in_flight = 1 + from.next() % 6;
        w.sync();
        if (w.requests > most_requests) wrong += fmt::format("a run of {} requests\n", w.requests);
        if (lies.forged() && p.etag == profile::tagging::none) break; // nothing guards a write there
        if (!w.server.has(dentist) || w.server.body(dentist) != theirs) wrong += "the dentist was changed\n";
        for (const std::string& v : w.server.violations) wrong += v + "\n";
        if (!lies.forged()) wrong += lost_words(w, kept);
        if (!wrong.empty()) return wrong;
    }
    return wrong;
}

} // namespace

std::string faults_of_random_syncs(std::span<const std::uint8_t> bytes) {
    source from(bytes);
    try {
        return run(from);
    } catch (const std::exception& e) {
        return e.what();
    }
}

} // namespace intouch::dav_test
