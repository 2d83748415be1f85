// SPDX-License-Identifier: MIT
#include "daemon/files/busy_urls.hpp"

#include "daemon/files/calendar_files.hpp"
#include "daemon/files/polled_url.hpp"
#include "daemon/system/log.hpp"
#include "dav/fault.hpp"
#include "dav/multistatus.hpp"
#include "http/content_type.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace intouch::daemon {

struct busy_urls::source {
    roster::busy_source setting;
    foreign_calendar calendar;
    std::string refused{}; ///< the answer to GET, while REPORT is tried
    std::optional<polled_url> url{};
};

namespace {

/// What the thread aside makes of an answer.
struct answer_contents {
    result<std::shared_ptr<const calendar_contents>> read;
    std::string unwritten{}; ///< why there is no copy
};

/// Everything that a reading needs, for the thread aside.
struct answer_text {
    foreign_calendar calendar;
    std::shared_ptr<const std::string> body; ///< shared with the answer
    bool collection = false;
    std::string charset;
    time_zone zone;
    std::filesystem::path copy;
    instant at;
};

/// Reads the answer, whatever it is, and keeps a copy of the calendar in it.
answer_contents read_answer(const answer_text& in) {
    const std::string_view body = in.body ? std::string_view(*in.body) : std::string_view();
    std::string digest = digest_of(body) + in.charset;
    const auto& known = in.calendar.known;
    if (known && known->digest == digest) {
        keep_time(in.copy, in.at);
        return {known};
    }
    calendar_text text{body, in.charset};
    dav::collection_text objects;
    if (in.collection) {
        auto all = dav::read_collection(body);
        if (!all) return {std::unexpected(all.error())};
        objects = std::move(*all);
        text = {objects.text, {}};
    }
    auto read = read_calendar(in.calendar, text, in.zone, day_at(in.zone, in.at));
    if (!read) return {std::unexpected(read.error())};
    if (in.collection && !read->not_understood.empty())
        read->not_understood += fmt::format(" (lines of {})", in.copy.string());
    if (const auto left_out = join_notes(objects.left_out); !left_out.empty())
        read->not_understood += (read->not_understood.empty() ? "" : "; ") + left_out;
    read->digest = std::move(digest);
    const auto kept = keep_copy(in.copy, text.bytes, in.at);
    return {std::make_shared<const calendar_contents>(std::move(*read)), kept ? "" : kept.error().text};
}

} // namespace

busy_urls::busy_urls(settings s) : parts_(std::move(s)) {}
busy_urls::~busy_urls() = default;

void busy_urls::use(const configuration& config) {
    const bool moved = !(zone_ == config.zone); // whole days begin at other moments
    zone_ = config.zone;
    std::map<std::string, std::shared_ptr<source>> wanted;
    for (const auto& [id, setting] : config.settings.busy) {
        if (setting.url.empty()) continue;
        const foreign_calendar& calendar = config.calendars.at(copy_name(setting));
        const auto before = sources_.find(calendar.copy);
        auto same = [&](roster::busy_source a) {
            a.at = setting.at;
            return a == setting;
        };
        const bool stays = !moved && before != sources_.end() && same(before->second->setting);
        wanted.emplace(calendar.copy, stays ? before->second : begun(setting, calendar));
    }
    sources_ = std::move(wanted);
}

void busy_urls::apply(configuration& config) const {
    for (const auto& [key, s] : sources_) {
        const auto found = config.calendars.find(key);
        if (found == config.calendars.end()) continue;
        found->second.known = s->calendar.known;
        found->second.read = s->calendar.read;
        found->second.trouble = s->url->trouble();
    }
    compose(config);
}

std::shared_ptr<busy_urls::source> busy_urls::begun(const roster::busy_source& setting,
                                                    const foreign_calendar& calendar) {
    auto made = std::make_shared<source>(setting, calendar);
    made->url.emplace(polled_url::settings{parts_.loop,
                                           "busy." + setting.id,
                                           setting.url,
                                           setting.every,
                                           largest_calendar,
                                           {setting.user, setting.password, parts_.folder},
                                           calendar.trouble},
                      [this, &s = *made](const result<dav::answer>& r) { received(s, r); });
    return made;
}

void busy_urls::received(source& s, const result<dav::answer>& r) {
    if (!r) return ended(s, r.error().text);
    const unsigned status = r->response.status;
    if (s.url->got() && status == 304 && s.calendar.known) {
        s.calendar.read = parts_.clock();
        keep_time(parts_.state / s.calendar.copy, s.calendar.read);
        return ended(s, {});
    }
    if (status == (s.url->got() ? 200U : 207U)) return take(s, *r);
    const auto sent = s.setting.user.empty() ? dav::credentials_use::none : dav::credentials_use::sent;
    refused(s, *r,
            status >= 300 ? dav::fault_of(*r, "reading appointments", parts_.clock(), sent).text
                          : s.url->host() + " answered with something that is no calendar");
}

void busy_urls::take(source& s, const dav::answer& a) {
    answer_text in{.calendar = s.calendar,
                   .body = a.response.body,
                   .collection = !s.url->got(),
                   .charset = http::charset_of(a.response.headers.find("Content-Type").value_or("")),
                   .zone = zone_,
                   .copy = parts_.state / s.calendar.copy,
                   .at = parts_.clock()};
    parts_.loop.compute_aside(
        [in = std::move(in)] { return read_answer(in); },
        [this, a, weak = std::weak_ptr(sources_.at(s.calendar.copy))](const answer_contents& made) {
            const auto of = weak.lock();
            if (!of) return;
            if (!made.read)
                return refused(*of, a, fmt::format("{}: {}", of->url->host(), made.read.error().text));
            if (!made.unwritten.empty())
                log_warning(fmt::format("[busy.{}]: {}", of->setting.id, made.unwritten));
            of->url->keep(a.response);
            of->calendar.read = parts_.clock();
            ended(*of, {}, std::exchange(of->calendar.known, *made.read) != *made.read);
        });
}

/// A CalDAV server may answer a GET of a collection with an error or with a page for people.
void busy_urls::refused(source& s, const dav::answer& a, std::string why) {
    const unsigned status = a.response.status;
    const bool may_be_collection =
        s.url->got() && (status == 200 || status == 400 || status == 403 || status == 405 || status == 501);
    if (!may_be_collection || s.setting.user.empty()) return ended(s, s.refused.empty() ? why : s.refused);
    s.refused = std::move(why);
    s.url->report(a.from);
}

void busy_urls::ended(source& s, std::string trouble, bool another) {
    s.refused.clear();
    if (s.url->ended(std::move(trouble)) || another) parts_.changed();
}

} // namespace intouch::daemon
