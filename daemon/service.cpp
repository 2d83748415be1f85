// SPDX-License-Identifier: MIT
#include "daemon/service.hpp"

#include "core/zone_version.hpp"
#include "daemon/files/calendar_files.hpp"
#include "daemon/files/held_files.hpp"
#include "daemon/system/log.hpp"
#include "daemon/system/random.hpp"
#include "plan/next_change.hpp"
#include "plan/plan.hpp"
#include "roster/vanished_people.hpp"
#include "words/phrase.hpp"
#include "words/status.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <utility>
#include <vector>

namespace intouch::daemon {

namespace {

constexpr std::chrono::minutes late_look_after{1};

instant system_now() { return std::chrono::floor<seconds>(std::chrono::system_clock::now()); }

void log_faults(const roster::fault_list& faults) {
    for (const auto& f : faults)
        f.level == roster::severity::error ? log_error(print(f)) : log_warning(print(f));
}

/// The feeds that the settings want in a file.
std::vector<feed_file> files_of(const snapshot& v) {
    std::vector<feed_file> all;
    for (const auto& feed : v.shown->feeds) {
        const auto setting = v.config->settings.feeds.find(feed.id);
        if (setting != v.config->settings.feeds.end() && !setting->second.file.empty())
            all.push_back({feed.id, setting->second.file, feed.body});
    }
    return all;
}

} // namespace

service::service(net::loop& on, paths where, store::database store, const secrets& s)
    : loop_(on), where_(std::move(where)), store_(std::move(store)), key_(s.key), token_(s.token),
      started_(system_now()),
      listeners_(
          on,
          {[this](http::request r, net::reply to) { control_site_->answer(std::move(r), std::move(to)); },
           control_site::listener()},
          {[this](const http::request& r, net::reply to) {
               if (in_doubt_) return to(public_site::not_now(r));
               public_site_->answer(r, std::move(to));
           },
           public_site::listener()}),
      files_changed_(on, [this] { reload(false); }), zones_changed_(on, [this] { look_at_zones(); }),
      zone_version_(zone_version()),
      feed_files_(on, where_.config.parent_path(), [this] { notify_status(status_line()); }),
      busy_urls_({on, where_.state, where_.config.parent_path(), system_now,
                  [this] {
                      if (engine_->newest()) use_calendars(*engine_->newest());
                  }}),
      buddy_feeds_({on, where_.state, system_now, [this] { use_buddies(); }}), backup_(on, where_.state),
      next_moment_(on, [this] { in_doubt_ ? look_at_clock() : engine_->replan(); }) {}

result<void> service::start(loaded first) {
    auto opened =
        engine::open({loop_, std::move(*store_), key_, system_now, ledger::ulid_source(random_bytes<10>),
                      [this] { planned(); }, [this] { rendered(); }, [this] { give_up(); }});
    store_.reset();
    if (!opened) return std::unexpected(opened.error());
    engine_ = std::move(*opened);
    public_site_.emplace(*engine_, counted_);
    people_.emplace(
        people_changes::parts{loop_, *engine_, where_, [this](loaded now) { take_change(std::move(now)); }});
    control_site_.emplace(control_site::parts{
        .loop = loop_,
        .engine = *engine_,
        .people = *people_,
        .state = where_.state,
        .token = token_,
        .session_key = key_,
        .counted = counted_,
        .facts = [this] { return facts(); },
        .doubt = [this]() -> std::optional<control_site::doubted> {
            if (!in_doubt_) return std::nullopt;
            return control_site::doubted{doubt(), in_doubt_->value};
        },
        .sync =
            [this](words::calendar_answer said,
                   std::function<void(const std::vector<words::calendar_facts>&)> then) {
                engine_->when_rendered([this, said, told = std::move(then)]() mutable {
                    accounts_->sync(said, std::move(told));
                });
            },
        .test_message = [this](const std::string& target,
                               auto then) { messengers_->test(target, std::move(then)); }});
    accounts_ = std::make_unique<caldav::accounts>(loop_, *engine_, where_.config.parent_path(),
                                                   [this] { tell_trouble(); });
    messengers_ = std::make_unique<messengers>(
        messengers::parts{loop_, *engine_, where_.config.parent_path(),
                          [this] { return notify::troubles_of(faults_, accounts_->facts()); }});
    const auto& http = first.value.settings.http;
    control_site_->accepts(http.hosts);
    // The group of a service may use its socket, where it may enter the folder that systemd made.
    const unsigned mode = where_.of_service ? 0660 : 0600;
    if (auto bound = listeners_.listen(http, where_.listen.string(), mode); !bound) return bound;
    control_site_->listens_on(listeners_.control_address(), listeners_.control_port());
    zones_changed_.watch({zone_version_file()});
    log_faults(first.faults);
    look_at_late(first);
    if (!engine_->clock_is_plausible())
        wait_for_clock(std::move(first));
    else
        take_first(std::move(first));
    return {};
}

/// Without a configuration from before, the published plan is what the roster is compared with.
void service::take_first(loaded first) {
    std::set<std::string> owners;
    for (const auto& [uid, touch] : *engine_->now().published) owners.insert(touch.owner);
    lost_ = roster::vanished_owners(owners, first.value.roster);
    lost_.empty() ? accept(std::move(first), true, std::exchange(faults_, {}))
                  : wait_for_people(std::move(first));
}

void service::wait_in_doubt(loaded first) {
    files_ = first.watched;
    files_changed_.watch(first.watched);
    in_doubt_ = std::move(first);
    watchdog_.emplace(loop_);
    log_warning(doubt());
    notify_ready(status_line());
}

/// With a wrong clock days would count as missed that never were, and subscribers would see wrong dates.
void service::wait_for_clock(loaded first) {
    wait_in_doubt(std::move(first));
    look_at_clock();
}

void service::wait_for_people(loaded first) {
    static_cast<void>(doubted_.look(first.texts, std::chrono::steady_clock::now()));
    wait_in_doubt(std::move(first));
    look_again_when_due();
}

void service::look_at_clock() {
    if (engine_->clock_is_plausible()) {
        log_info("the clock is believed");
        return take_first(*std::exchange(in_doubt_, std::nullopt));
    }
    const instant newest = *engine_->newest_entry();
    const instant now = engine_->time();
    next_moment_.set(now < newest ? newest : now + days(1)); // it also fires when the clock is set
    notify_status(status_line());
}

void service::look_again_when_due() {
    second_look_ = loop_.after(doubted_.due() - std::chrono::steady_clock::now(), [this] { reload(false); });
}

void service::read_in_doubt(loaded now, bool confirmed) {
    faults_ = now.usable ? roster::fault_list() : now.faults;
    if (now.usable) in_doubt_ = std::move(now);
    if (confirmed) return end_doubt();
    if (!now.usable || lost_.empty()) return;
    const bool same = in_doubt_->texts == doubted_.texts();
    const auto how = doubted_.look(in_doubt_->texts, std::chrono::steady_clock::now());
    if (how == roster::certainty::second_look) return end_doubt();
    if (!same) take_first(*std::exchange(in_doubt_, std::nullopt));
}

void service::end_doubt() {
    log_info(lost_.empty() ? "the clock is believed" : "the roster is believed");
    second_look_ = {};
    doubted_.forget();
    lost_.clear();
    loaded first = std::move(*std::exchange(in_doubt_, std::nullopt));
    accept(std::move(first), true, std::exchange(faults_, {}));
}

std::string service::doubt() const {
    if (!lost_.empty()) return words::people_doubt(lost_);
    return clock_trouble(engine_->time(), engine_->newest_entry().value_or(engine_->time()),
                         in_doubt_->value.zone);
}

void service::reload(bool confirmed) {
    confirm_ = confirm_ || confirmed;
    if (std::exchange(loading_, true)) {
        load_again_ = true;
        return;
    }
    if (confirmed) notify_reloading();
    // A clock that lies before the newest entry is wrong.
    const instant now = std::max(engine_->time(), engine_->newest_entry().value_or(engine_->time()));
    loop_.compute_aside(
        [where = where_, now, before = engine_->newest()] { return load(where, now, before.get()); },
        [this](loaded now) {
            loading_ = false;
            if (std::exchange(load_again_, false)) return reload(false);
            read(std::move(now), std::exchange(confirm_, false));
        });
}

/// The daemon itself changed a file. What is being read meanwhile is older.
void service::take_change(loaded now) {
    load_again_ = load_again_ || loading_;
    read(std::move(now), false);
}

/// They cannot be watched. A configuration with faults is not kept, nor would what is read for it be known.
void service::look_at_late(const loaded& now) {
    late_look_ = {};
    if (now.usable && any_late(now.value))
        late_look_ = loop_.after(late_look_after, [this] { reload(false); });
}

void service::read(loaded now, bool confirmed) {
    look_at_late(now);
    files_changed_.watch(now.watched);
    if (in_doubt_) {
        log_faults(now.faults);
        read_in_doubt(std::move(now), confirmed);
        if (confirmed) notify_ready(status_line());
        return;
    }
    const bool same = now.texts == texts_ && now.calendar_digests == calendar_digests_;
    if (now.usable && same && faults_.empty() && !doubted_.any()) {
        if (confirmed) notify_ready(status_line());
        return;
    }
    log_faults(now.faults);
    if (!now.usable) {
        faults_ = std::move(now.faults);
        log_error("the files have faults; the configuration read before keeps running");
        tell_trouble();
        if (confirmed) notify_ready(status_line());
        notify_status(status_line());
        return;
    }
    accept(std::move(now), confirmed);
    if (confirmed) notify_ready(status_line());
}

/// Whether the files are held until a second look.
bool service::guard(loaded& now, bool confirmed) {
    const bool was_held = doubted_.any();
    const auto seen = doubted_.look(now.texts, std::chrono::steady_clock::now());
    auto held = hold_back(now, *engine_->newest(), texts_, confirmed ? roster::certainty::confirmed : seen);
    if (!held.any()) {
        second_look_ = {};
        doubted_.forget();
        told_held_.clear();
        if (was_held) engine_->hold({});
        return false;
    }
    std::string told = held.cut.empty() ? held.why : held.cut + ": " + held.why;
    if (told != told_held_) log_warning(told); // every other file that changes is another look
    told_held_ = std::move(told);
    if (!held.cut.empty()) faults_.push_back({{held.cut, 1, 1}, roster::severity::warning, held.why});
    look_again_when_due();
    engine_->hold(std::move(held.people));
    return true;
}

void service::accept(loaded now, bool confirmed, roster::fault_list faults) {
    faults_ = std::move(faults);
    tell_trouble();
    const bool held = engine_->newest() != nullptr && guard(now, confirmed);
    if (!held) texts_ = std::move(now.texts);
    calendar_digests_ = std::move(now.calendar_digests);
    control_site_->accepts(now.value.settings.http.hosts);
    if (const auto later = listeners_.adapt(now.value.settings.http); !later.empty()) {
        log_warning(later);
        faults_.push_back({{where_.config.filename().string(), 1, 1}, roster::severity::warning, later});
    }
    files_ = now.watched;
    counted_.reloaded = engine_->time();
    files_changed_.watch(now.watched);
    busy_urls_.use(now.value);
    buddy_feeds_.use(now.value);
    use_calendars(std::move(now.value));
    keep_calendars();
}

/// Their last texts are for the next start.
void service::keep_calendars() {
    auto of = engine_->newest();
    loop_.compute_aside([of, folder = where_.config.parent_path(),
                         state = where_.state] { return keep_copies(*of, folder, state); },
                        [](const std::vector<std::string>& troubles) {
                            for (const auto& trouble : troubles) log_warning(trouble);
                        });
}

/// The log tells once what is wrong with a calendar: the next reading may find the same.
void service::use_calendars(configuration next) {
    busy_urls_.apply(next);
    buddy_feeds_.apply(next);
    auto told = calendar_faults(next.calendars, next.zone);
    for (const auto& f : told)
        if (std::ranges::find(told_, f.text, &roster::fault::text) == told_.end()) log_warning(print(f));
    told_ = std::move(told);
    engine_->use(std::move(next));
}

/// An answer that says what is known already renders nothing.
void service::use_buddies() {
    if (!engine_->newest()) return;
    configuration next = *engine_->newest();
    buddy_feeds_.apply(next);
    if (next.buddies != engine_->newest()->buddies) use_calendars(std::move(next));
}

void service::planned() {
    const snapshot& v = engine_->now();
    ++counted_.plans;
    control_site_->planned();
    next_moment_.set(plan::next_change(v.input(engine_->time()), *v.agenda));
    backup_.planned(day_at(v.config->zone, engine_->time()), v.entries);
    if (announced_) notify_status(status_line());
}

void service::rendered() {
    const snapshot& v = engine_->now();
    public_site_->rendered();
    feed_files_.publish(files_of(v));
    accounts_->rendered();
    messengers_->consider();
    if (std::exchange(announced_, true)) return;
    control_site_->answer_early();
    watchdog_.emplace(loop_);
    notify_ready(status_line());
    log_info("serving " + words::counted(v.config->roster.people.size(), "person", "people"));
    print_addresses();
}

void service::stop() {
    if (starts_again_) return; // it stops already
    notify_stopping();
    log_info("stopping");
    finish();
}

/// A process keeps the zones that it loaded, so new zone data needs a new process.
void service::look_at_zones() {
    const std::string now = zone_version();
    if (now.empty() || now == zone_version_ || starts_again_) return;
    log_info(fmt::format("the time zone data is now {}, it was {}: restarting", now, zone_version_));
    starts_again_ = true;
    notify_reloading();
    finish();
}

/// A daemon that cannot keep its first plan has nothing to serve. Its end says so more clearly than errors
/// do.
void service::give_up() {
    failed_ = true;
    finish();
}

void service::finish() {
    control_site_->stop();
    accounts_->stop();
    messengers_->stop();
    listeners_.stop([this] { engine_->when_idle([this] { loop_.stop(); }); });
}

/// Tells full feeds and systemd's status line what the user must mend.
void service::tell_trouble() {
    const std::string error = first_error(faults_);
    messengers_->consider();
    error.empty() ? engine_->set_trouble(accounts_->trouble(), accounts_->failing())
                  : engine_->set_trouble(error);
    if (announced_) notify_status(status_line());
}

void service::print_addresses() const {
    if (under_journal()) return;
    const bool terminal = isatty(STDOUT_FILENO) == 1; // feed URLs are secrets, and no file or pipe gets them
    for (const auto& f : subscriptions(engine_->now()))
        terminal ? fmt::print("feed {}: {}\n       subscribe: {}\n", f.id, f.url, f.webcal)
                 : fmt::print("feed {}: intouch feeds {}\n", f.id, f.id);
    fmt::print("control: http://{} (token: intouch token), socket {}\n", listeners_.control_address(),
               where_.listen.string());
    std::fflush(stdout);
}

std::string service::status_line() const {
    if (in_doubt_) return doubt();
    return one_line(engine_->now(), faults_,
                    engine_->unwritten().empty() ? accounts_->trouble() : engine_->unwritten());
}

process_facts service::facts() const {
    process_facts f{.started = started_, .files = files_, .faults = faults_, .calendars = accounts_->facts()};
    std::erase(f.files, captured_file(where_)); // it is no file of the user's
    f.messages = messengers_->facts();
    f.ok = faults_.empty() && accounts_->trouble().empty() && engine_->unwritten().empty() &&
           messengers_->trouble().empty();
    f.file_troubles = feed_files_.troubles();
    if (!files_changed_.trouble().empty()) f.file_troubles.push_back(files_changed_.trouble());
    if (!engine_->unwritten().empty())
        f.file_troubles.push_back("Nothing new is kept, and the plan is that of the ledger as it is: " +
                                  engine_->unwritten() + ".");
    f.backup_trouble = backup_.trouble();
    return f;
}

} // namespace intouch::daemon
