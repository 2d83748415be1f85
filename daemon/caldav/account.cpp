// SPDX-License-Identifier: MIT
#include "daemon/caldav/account.hpp"

#include "daemon/caldav/edits.hpp"
#include "daemon/system/log.hpp"
#include "daemon/system/random.hpp"
#include "dav/discovery.hpp"
#include "dav/sync/backoff.hpp"
#include "roster/colors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace intouch::daemon::caldav {

namespace {

constexpr std::chrono::seconds look_up_time{5}; ///< for name servers to say where a domain's calendars are

net::client_settings client_settings_of(const roster::caldav_account& a,
                                        const std::filesystem::path& folder) {
    net::client_settings s;
    if (!a.ca_file.empty()) s.trusted.ca_file = (folder / a.ca_file).string();
    s.trusted.pin = a.pin;
    s.insecure = a.insecure;
    s.agent = "intouch/" INTOUCH_VERSION;
    return s;
}

dav::scheme scheme_of(const std::string& auth) {
    if (auth == "basic") return dav::scheme::basic;
    if (auth == "digest") return dav::scheme::digest;
    if (auth == "bearer") return dav::scheme::bearer;
    return dav::scheme::negotiated;
}

/// Whether another try can connect: intouch itself refuses a wrong certificate, and plain HTTP to another
/// machine.
bool may_connect(const std::optional<net::exchange_fault>& transport) {
    return transport != net::exchange_fault::certificate && transport != net::exchange_fault::refused;
}

std::string counted(int n, std::string_view what) { return fmt::format("{} {}", n, what); }

std::string told(const dav::sync_report& r) {
    std::string text;
    const auto add = [&](int n, std::string_view what) {
        if (n > 0) text += (text.empty() ? "" : ", ") + counted(n, what);
    };
    add(r.created, "created");
    add(r.updated, "updated");
    add(r.deleted, "deleted");
    add(r.entered, "entered from it");
    return text;
}

} // namespace

account::account(account_parts p, roster::caldav_account settings)
    : parts_(std::move(p)), settings_(std::move(settings)),
      client_(parts_.loop, client_settings_of(settings_, parts_.folder)) {
    facts_.id = settings_.id;
}

account::~account() = default;

account::objects account::wanted() const {
    const auto& calendars = parts_.engine.now().shown->calendars;
    const auto found = calendars.find(settings_.id);
    return found == calendars.end() ? nullptr : found->second;
}

std::vector<ledger::calendar_object> account::take_wanted() {
    published_ = wanted();
    return published_ ? *published_ : std::vector<ledger::calendar_object>();
}

void account::agenda_changed() {
    if (facts_.running) return; // the end of the run looks again
    const objects now = wanted();
    if (!now || (published_ && (now == published_ || *now == *published_))) return;
    // A new plan mends no server, so a failed account waits for its time. A server that refuses only some
    // objects still gets the others.
    if (dav::change_waits(last_, failures_)) return;
    begin();
}

void account::sync(words::calendar_answer said, std::function<void(const words::calendar_facts&)> then) {
    answer_ = {answer_.confirm || said.confirm, answer_.adopt || said.adopt};
    urged_ = true;
    waiting_.push_back(std::move(then));
    if (!facts_.running) begin();
}

void account::give_up(const std::string& why) {
    facts_.running = false;
    facts_.problem = why;
    for (const auto* all : {&served_, &waiting_})
        for (const auto& tell : *all) tell(facts_);
}

void account::begin() {
    if (!wanted()) return wait(std::chrono::seconds(1));
    facts_.running = true;
    facts_.next.reset();
    timer_ = {};
    served_ = std::exchange(waiting_, {});
    transport_.reset();
    password_ =
        std::make_unique<password_reader>(parts_.loop, settings_.password, parts_.folder,
                                          [this](result<std::string> r) { with_password(std::move(r)); });
}

void account::with_password(result<std::string> secret) {
    const bool urged = std::exchange(urged_, false);
    if (!secret) {
        dav::sync_report r;
        r.stopped = dav::fault{dav::trouble::unauthorized, secret.error().text};
        return finish(std::move(r));
    }
    const auto hash = sha256(*secret);
    const bool refused_before =
        last_.stopped && last_.stopped->what == dav::trouble::unauthorized && hash == tried_;
    if (refused_before && !urged) { // the same password would be refused again
        dav::sync_report r;
        r.stopped = last_.stopped;
        return finish(std::move(r));
    }
    if (hash != tried_) login_ = {};
    tried_ = hash;
    auto kept = parts_.engine.account(settings_.id);
    const auto base =
        dav::parse_url(settings_.url.contains("://") ? settings_.url : "https://" + settings_.url);
    if (!kept || !base) {
        dav::sync_report r;
        r.stopped = dav::fault{dav::trouble::malformed, !kept ? kept.error().text : base.error().text};
        return finish(std::move(r));
    }
    answers_ = std::exchange(answer_, {});
    dav::sync_input in{.settings = sync_settings(),
                       .who = {settings_.user, std::move(*secret), scheme_of(settings_.auth)},
                       .kept = std::move(*kept),
                       .local = take_wanted(),
                       .zone = parts_.engine.now().config->zone,
                       .now = parts_.engine.time(),
                       .random = random_nonce,
                       .known = login_,
                       .in_vain = last_.in_vain};
    in.settings.base = *base;
    const bool search = dav::must_discover(in);
    facts_.address = search ? std::string() : in.kept.collection.url;
    if (search && dav::is_bare_domain(*base)) return find_service(std::move(in));
    launch(std::move(in));
}

/// DNS may say which host of a bare domain has the calendars (RFC 6764 3).
void account::find_service(dav::sync_input in) {
    const std::string name = "_caldavs._tcp." + in.settings.base.host;
    services_ = net::look_up_services(
        parts_.loop, name, look_up_time, [this, asked = std::move(in)](net::found_services found) mutable {
            asked.settings.services = dav::service_urls(std::move(found.records), found.text);
            launch(std::move(asked));
        });
}

void account::launch(dav::sync_input in) {
    sync_.emplace(std::move(in));
    pump();
}

dav::sync_settings account::sync_settings() const {
    dav::sync_settings s;
    s.account = settings_.id;
    s.calendar = settings_.calendar;
    s.named = settings_.calendar_named;
    s.color = roster::color_value(parts_.engine.now().config->settings.calendar.color);
    s.tasks = settings_.touches == roster::touch_objects::tasks;
    s.restore = settings_.deleted == roster::deletion::restore;
    s.confirmed = answers_.confirm;
    s.adopt = answers_.adopt;
    return s;
}

void account::pump() {
    if (std::exchange(pumping_, true)) return;
    bool more = true;
    while (more && sync_) {
        auto step = sync_->next();
        more = std::visit(
            [this](auto& s) {
                using kind = std::decay_t<decltype(s)>;
                if constexpr (std::is_same_v<kind, dav::send>) {
                    send(std::move(s));
                    return true;
                } else if constexpr (std::is_same_v<kind, dav::save>) {
                    return save(s);
                } else if constexpr (std::is_same_v<kind, dav::enter>) {
                    enter(std::move(s));
                    return false;
                } else if constexpr (std::is_same_v<kind, dav::done>) {
                    finish(std::move(s.report));
                    return false;
                } else {
                    return false;
                }
            },
            step);
    }
    pumping_ = false;
}

void account::send(dav::send s) {
    net::origin to{s.what.to.scheme == "https", s.what.to.host, s.what.to.port};
    client_.send(
        std::move(to), std::move(s.what.message),
        [this, id = s.id, number = facts_.runs, alive = std::weak_ptr(alive_)](net::exchange_result r) {
            if (alive.expired() || !sync_ || number != facts_.runs) return;
            if (r) {
                sync_->arrived(id, std::move(*r));
            } else {
                if (!transport_) transport_ = r.error().fault;
                sync_->arrived(id, std::unexpected(r.error().what));
            }
            pump();
        },
        [this, id = s.id, number = facts_.runs, alive = std::weak_ptr(alive_)](std::uint64_t connection,
                                                                               http::request& r) {
            if (alive.expired() || !sync_ || number != facts_.runs) return;
            if (const auto value = sync_->authorize(id, connection)) r.headers.set("Authorization", *value);
        });
}

/// False when it is not on disk. The run must not go on then.
bool account::save(const dav::save& s) {
    if (auto saved = parts_.engine.save(settings_.id, s.what); !saved) {
        dav::sync_report r;
        r.stopped = dav::fault{dav::trouble::broken, saved.error().text};
        finish(std::move(r));
        return false;
    }
    if (s.what.collection) facts_.address = s.what.collection->url;
    return true;
}

void account::enter(const dav::enter& e) {
    caldav::enter(parts_.engine, parts_.loop, e.edits,
                  [this, number = facts_.runs,
                   alive = std::weak_ptr(alive_)](result<std::vector<dav::edit_result>> results) {
                      if (alive.expired() || !sync_ || number != facts_.runs) return;
                      if (!results) {
                          dav::sync_report r;
                          r.stopped = dav::fault{dav::trouble::broken, results.error().text};
                          return finish(std::move(r));
                      }
                      parts_.engine.when_rendered([this, number, alive, all = std::move(*results)]() mutable {
                          if (alive.expired() || !sync_ || number != facts_.runs) return;
                          sync_->entered(std::move(all), take_wanted());
                          pump();
                      });
                  });
}

void account::finish(dav::sync_report r) {
    if (sync_) login_ = sync_->known();
    sync_.reset();
    if (client_.under_way() > 0) client_.cancel();
    facts_.running = false;
    ++facts_.runs;
    const auto sent = client_.counts().requests;
    facts_.all_requests += sent - std::exchange(sent_before_, sent);
    const bool same = last_.stopped && r.stopped && last_.stopped->text == r.stopped->text;
    const bool was_stopped = last_.stopped.has_value();
    failures_ = dav::failures_after(r, failures_);
    facts_.problem = r.stopped ? r.stopped->text : std::string();
    const bool goes_on = !r.stopped || dav::passes(r.stopped->what, may_connect(transport_));
    facts_.mend = !goes_on;
    const bool in_step = !r.stopped && r.held == 0;
    if (!in_step) facts_.since.reset();
    if (in_step) {
        facts_.succeeded = parts_.engine.time();
        if (!facts_.since) facts_.since = facts_.succeeded;
        const std::string what = told(r);
        if (was_stopped || !what.empty())
            log_info(fmt::format("calendar {}: in step{}{}", settings_.id, what.empty() ? "" : ": ", what));
    } else if (r.stopped && !same) {
        log_warning(fmt::format("calendar {}: {}", settings_.id, r.stopped->text));
    }
    for (const auto& note : r.notes)
        if (std::ranges::find(facts_.notes, note) == facts_.notes.end())
            log_warning(fmt::format("calendar {}: {}", settings_.id, note));
    std::tie(facts_.held, facts_.created, facts_.updated, facts_.deleted, facts_.entered, facts_.requests,
             facts_.notes) =
        std::tie(r.held, r.created, r.updated, r.deleted, r.entered, r.requests, r.notes);
    last_ = std::move(r);
    wait(dav::wait_after({last_.stopped, goes_on, failures_}, settings_.every, random_bytes<1>()[0]));
    for (auto& tell : std::exchange(served_, {})) tell(facts_);
    parts_.told();
    if (!waiting_.empty()) return begin();
    agenda_changed();
}

void account::wait(std::chrono::milliseconds delay) {
    facts_.next = parts_.engine.time() + std::chrono::ceil<seconds>(delay);
    timer_ = parts_.loop.after(delay, [this] {
        if (!facts_.running) begin();
    });
}

} // namespace intouch::daemon::caldav
