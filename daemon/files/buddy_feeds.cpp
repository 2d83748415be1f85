// SPDX-License-Identifier: MIT
#include "daemon/files/buddy_feeds.hpp"

#include "core/digest.hpp"
#include "daemon/files/calendar_files.hpp"
#include "daemon/files/polled_url.hpp"
#include "daemon/files/read_file.hpp"
#include "daemon/system/log.hpp"
#include "feed/buddy.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

namespace intouch::daemon {

namespace {

/// What the thread aside makes of an answer.
struct answer_hours {
    result<std::vector<feed::buddy_hour>> read;
    std::string unwritten; ///< why there is no copy
};

} // namespace

struct buddy_feeds::source {
    roster::buddy setting;
    bool answered = false;
    std::vector<feed::buddy_hour> hours{}; ///< once it answered
    std::optional<polled_url> url{};
};

std::string copy_name(const roster::buddy& b) {
    return fmt::format("buddy-{}-{}.ics", b.id, base32(sha256(b.url), 8));
}

feed::buddy_hours read_buddies(const roster::settings& s, const std::filesystem::path& state,
                               const configuration* before) {
    feed::buddy_hours all;
    for (const auto& [id, one] : s.buddies) {
        if (before != nullptr) {
            const auto same = before->settings.buddies.find(id);
            const auto known = before->buddies.find(id);
            if (same != before->settings.buddies.end() && same->second.url == one.url &&
                known != before->buddies.end()) {
                all[id] = known->second;
                continue;
            }
        }
        const auto text = read_whole(state / copy_name(one), file_kind::regular, feed::largest_buddy_feed);
        if (!text) continue; // nothing is known yet
        if (auto hours = feed::read_buddy_hours(*text)) all[id] = std::move(*hours);
    }
    return all;
}

buddy_feeds::buddy_feeds(settings s) : parts_(std::move(s)) {}
buddy_feeds::~buddy_feeds() = default;

void buddy_feeds::use(const configuration& config) {
    std::map<std::string, std::shared_ptr<source>> wanted;
    for (const auto& [id, setting] : config.settings.buddies) {
        const std::string key = copy_name(setting);
        const auto before = sources_.find(key);
        const bool stays = before != sources_.end() && before->second->setting.every == setting.every;
        wanted.emplace(key, stays ? before->second : begun(setting));
    }
    sources_ = std::move(wanted);
}

void buddy_feeds::apply(configuration& config) const {
    for (const auto& [key, s] : sources_) {
        const auto setting = config.settings.buddies.find(s->setting.id);
        if (s->answered && setting != config.settings.buddies.end() && copy_name(setting->second) == key)
            config.buddies[s->setting.id] = s->hours;
    }
}

std::shared_ptr<buddy_feeds::source> buddy_feeds::begun(const roster::buddy& setting) {
    auto made = std::make_shared<source>(setting);
    made->url.emplace(polled_url::settings{parts_.loop, "buddy." + setting.id, setting.url, setting.every,
                                           feed::largest_buddy_feed},
                      [this, &s = *made](const result<dav::answer>& r) { received(s, r); });
    return made;
}

void buddy_feeds::received(source& s, const result<dav::answer>& r) {
    if (!r) return ended(s, r.error().text);
    const unsigned status = r->response.status;
    if (status == 304 && s.answered) return ended(s, {});
    if (status == 200) return take(s, r->response);
    ended(s,
          fmt::format("{} answered {}; ask your buddy for the address of the feed", s.url->host(), status));
}

void buddy_feeds::take(source& s, const http::response& r) {
    const std::string key = copy_name(s.setting);
    parts_.loop.compute_aside(
        [body = r.body, copy = parts_.state / key, at = parts_.clock()]() -> answer_hours {
            const std::string_view text = body ? std::string_view(*body) : std::string_view();
            auto read = feed::read_buddy_hours(text);
            if (!read) return {std::unexpected(read.error()), {}};
            const auto kept = keep_copy(copy, text, at);
            return {std::move(read), kept ? "" : kept.error().text};
        },
        [this, r, weak = std::weak_ptr(sources_.at(key))](const answer_hours& made) {
            const auto of = weak.lock();
            if (!of) return;
            if (!made.read) return ended(*of, fmt::format("{}: {}", of->url->host(), made.read.error().text));
            if (!made.unwritten.empty())
                log_warning(fmt::format("[buddy.{}]: {}", of->setting.id, made.unwritten));
            of->url->keep(r);
            const bool another = !std::exchange(of->answered, true) || of->hours != *made.read;
            of->hours = *made.read;
            ended(*of, {});
            if (another) parts_.changed();
        });
}

/// The log tells a trouble once. What was known stays.
void buddy_feeds::ended(source& s, const std::string& trouble) {
    if (s.url->ended(trouble) && !trouble.empty())
        log_warning(fmt::format("[buddy.{}]: {}", s.setting.id, trouble));
}

} // namespace intouch::daemon
