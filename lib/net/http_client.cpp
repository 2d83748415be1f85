// SPDX-License-Identifier: MIT
#include "net/http_client.hpp"

#include "core/text.hpp"
#include "core/url_scheme.hpp"
#include "net/answer_reader.hpp"
#include "net/client_connection.hpp"
#include "net/loop_access.hpp"
#include "net/resolver.hpp"
#include "net/tls.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace intouch::net {
namespace {

constexpr std::size_t read_size = 16'384;

bool only_reads(std::string_view method) {
    return http::is_safe(method) || method == "PROPFIND" || method == "REPORT";
}

/// Answers to methods that change something are short, so their limit is smaller.
http::answer_limits limits_for(std::string_view method, http::answer_limits limits) {
    constexpr std::size_t short_answer = std::size_t{1} << 20U;
    if (!only_reads(method)) limits.body = std::min(limits.body, short_answer);
    return limits;
}

} // namespace

std::string origin::authority() const {
    std::string text = host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (port != (tls ? 443 : 80)) text += ":" + std::to_string(port);
    return text;
}

struct http_client::impl : std::enable_shared_from_this<impl> {
    // Shared: the exchange that uses the connection and the coroutine that runs it both own the connection.
    using connection_ptr = std::shared_ptr<client_connection>;

    struct job {
        explicit job(const http::answer_limits& limits) : reader(limits) {}
        origin to;
        std::string method;
        http::request what;
        before_writing prepare;
        received then;
        answer_reader reader;
        std::size_t held = 0; // its share of `memory`
        bool sent = false;
        steady_clock::time_point deadline;
    };
    using job_ptr = std::shared_ptr<job>; // shared: first the queue owns it, then its coroutine

    struct site {
        std::deque<job_ptr> waiting;
        std::size_t running = 0;
        std::vector<connection_ptr> idle; // the most recently used connection is last
    };

    impl(asio::io_context& on, client_settings s)
        : context(on), settings(std::move(s)), names(on), idle_timer(on.get_executor()) {}

    void pump(site& s);
    void finish(const job_ptr& j, exchange_result r);
    void keep(const origin& to, const connection_ptr& c);
    void watch_idle();
    void drop_idle(steady_clock::time_point until);
    result<tls_client*> tls_of(const origin& to);
    connection_ptr take_idle(const origin& to);

    static awaitable<exchange_result> run(std::shared_ptr<impl> self, job_ptr j);
    awaitable<std::expected<connection_ptr, exchange_error>> connect(job& j);
    awaitable<std::optional<exchange_error>> converse(connection_ptr c, job& j, bool& reusable);
    [[nodiscard]] exchange_error lost(const client_connection& c, const job& j,
                                      const std::string& text) const;
    [[nodiscard]] bool hold(job& j, std::size_t bytes);

    asio::io_context& context;
    client_settings settings;
    resolver names;
    std::unique_ptr<tls_client> tls;
    std::map<origin, site> sites;
    std::set<connection_ptr> busy;
    timer idle_timer;
    bool idle_watched = false;
    std::size_t memory = 0;
    std::size_t under_way = 0;
    client_counts counts;
    unsigned cancelled = 0; // the number of calls of `cancel`
    bool gone = false;      // the client is destroyed: call no handler
};

result<tls_client*> http_client::impl::tls_of(const origin& to) {
    if (!to.tls) return nullptr;
    if (!tls) {
        auto made = tls_client::make(settings.trusted);
        if (!made) return std::unexpected(made.error());
        tls = std::move(*made);
    }
    return tls.get();
}

void http_client::impl::pump(site& s) {
    while (!s.waiting.empty() && s.running < settings.connections && !gone) {
        auto j = std::move(s.waiting.front());
        s.waiting.pop_front();
        ++s.running;
        asio::co_spawn(context, run(shared_from_this(), j),
                       [self = shared_from_this(), j](const std::exception_ptr& thrown, exchange_result r) {
                           if (thrown) std::rethrow_exception(thrown);
                           auto& from = self->sites[j->to];
                           --from.running;
                           self->finish(j, std::move(r));
                           self->pump(from);
                       });
    }
}

void http_client::impl::finish(const job_ptr& j, exchange_result r) {
    memory -= std::exchange(j->held, 0);
    --under_way;
    if (!gone) std::exchange(j->then, {})(std::move(r));
}

/// False when all unfinished answers together are larger than the limit.
bool http_client::impl::hold(job& j, std::size_t bytes) {
    memory = memory - j.held + bytes;
    j.held = bytes;
    return memory <= settings.memory;
}

http_client::impl::connection_ptr http_client::impl::take_idle(const origin& to) {
    auto& idle = sites[to].idle;
    while (!idle.empty()) {
        auto c = std::move(idle.back());
        idle.pop_back();
        if (c->quiet()) return c;
        c->close();
    }
    return nullptr;
}

void http_client::impl::keep(const origin& to, const connection_ptr& c) {
    c->idle_since = steady_clock::now();
    c->limit(steady_clock::time_point::max(), std::chrono::milliseconds(0), std::chrono::milliseconds(0));
    sites[to].idle.push_back(c);
    watch_idle();
}

void http_client::impl::watch_idle() {
    if (std::exchange(idle_watched, true)) return;
    idle_timer.expires_after(settings.idle_time);
    idle_timer.async_wait([weak = weak_from_this()](error_code stopped) {
        const auto self = weak.lock();
        if (stopped || !self) return;
        self->idle_watched = false;
        self->drop_idle(steady_clock::now() - self->settings.idle_time / 2);
        for (const auto& [to, s] : self->sites)
            if (!s.idle.empty()) return self->watch_idle();
    });
}

/// Closes the connections that became idle at `until` or before.
void http_client::impl::drop_idle(steady_clock::time_point until) {
    for (auto& [to, s] : sites)
        std::erase_if(s.idle, [&](const connection_ptr& c) {
            if (c->idle_since > until) return false;
            c->close();
            return true;
        });
}

exchange_error http_client::impl::lost(const client_connection& c, const job& j,
                                       const std::string& text) const {
    const bool late = !c.timed_out().empty();
    return {{errc::unavailable, j.to.authority() + ": the server " + (late ? c.timed_out() : text)},
            late ? exchange_fault::time : exchange_fault::connection,
            j.sent};
}

awaitable<std::expected<http_client::impl::connection_ptr, exchange_error>> http_client::impl::connect(
    job& j) {
    using refused = std::unexpected<exchange_error>;
    const auto wrong = [&](exchange_fault fault, const error& e) {
        return refused(exchange_error{{e.code, j.to.authority() + ": " + e.text}, fault, false});
    };
    const auto authority = tls_of(j.to);
    if (!authority) co_return wrong(exchange_fault::certificate, authority.error());
    endpoint_list addresses;
    error_code no_address;
    const auto literal = asio::ip::make_address(j.to.host, no_address);
    if (!no_address) {
        addresses.emplace_back(asio::ip::tcp::endpoint(literal, j.to.port));
    } else {
        const auto until = std::min(j.deadline, steady_clock::now() + settings.connect_time);
        auto found = co_await names.look_up(j.to.host, j.to.port, until);
        if (!found) co_return wrong(exchange_fault::address, found.error());
        addresses = std::move(*found);
    }
    auto c = std::make_shared<client_connection>(context, j.to, *authority);
    busy.insert(c);
    c->limit(j.deadline, settings.exchange_time, settings.silence_time);
    c->number = ++counts.connections;
    auto failed = co_await c->open(std::move(addresses), settings.connect_time);
    if (failed) {
        busy.erase(c);
        c->close();
        co_return refused(std::move(*failed));
    }
    co_return c;
}

/// Writes the request and reads the answer into the reader of the job. Returns nothing on success, else the
/// fault.
awaitable<std::optional<exchange_error>> http_client::impl::converse(connection_ptr c, job& j,
                                                                     bool& reusable) {
    using state = answer_reader::state;
    reusable = false;
    c->limit(j.deadline, settings.exchange_time, settings.silence_time);
    ++counts.requests;
    j.sent = true;
    j.reader.expect(j.method);
    if (j.prepare) j.prepare(c->number, j.what);
    const std::string bytes = http::write_request(j.what);
    const error_code unwritten = co_await c->write(bytes);
    counts.bytes_sent += bytes.size();
    // A server may refuse a request before it has read all of it. Then the write fails, but an answer comes.
    const auto buffer = std::make_unique<std::array<char, read_size>>();
    bool surplus = false;
    while (j.reader.at() != state::complete && j.reader.at() != state::refused) {
        error_code failed;
        const auto space = asio::buffer(*buffer);
        const std::size_t count = co_await c->read(space, failed);
        counts.bytes_received += count;
        if (count > 0) surplus = j.reader.put(std::string_view(buffer->data(), count)) < count;
        if (!hold(j, j.reader.held()))
            co_return exchange_error{
                {errc::unavailable, j.to.authority() + ": the answers under way are larger than " +
                                        std::to_string(settings.memory) + " bytes together"},
                exchange_fault::size,
                true};
        if (!failed) continue;
        if (!c->timed_out().empty()) co_return lost(*c, j, {});
        // Without the TLS closure alert, an attacker may have cut the connection (RFC 8446 6.1).
        if (failed != asio::error::eof) {
            if (j.reader.started()) co_return lost(*c, j, "broke off in the middle of an answer");
            co_return lost(*c, j,
                           "broke off without an answer" + (unwritten ? ": " + unwritten.message() : ""));
        }
        j.reader.end();
        if (j.reader.at() == state::refused && !j.reader.started()) co_return lost(*c, j, j.reader.why());
    }
    if (j.reader.at() == state::refused)
        co_return exchange_error{{errc::damaged, j.to.authority() + ": the server " + j.reader.why()},
                                 j.reader.too_large() ? exchange_fault::size : exchange_fault::answer,
                                 true};
    reusable = !surplus && !unwritten;
    co_return std::nullopt;
}

awaitable<exchange_result> http_client::impl::run(std::shared_ptr<impl> self, job_ptr j) {
    using refused = std::unexpected<exchange_error>;
    const unsigned cancelled_before = self->cancelled;
    j->deadline = steady_clock::now() + self->settings.exchange_time;
    const exchange_error stopped{{errc::unavailable, j->to.authority() + ": the request was given up"},
                                 exchange_fault::stopped,
                                 false};
    for (;;) {
        auto c = self->take_idle(j->to);
        const bool reused = c != nullptr;
        if (reused) {
            self->busy.insert(c);
        } else {
            auto made = co_await self->connect(*j);
            if (self->cancelled != cancelled_before) co_return refused(stopped);
            if (!made) co_return refused(std::move(made.error()));
            c = std::move(*made);
        }
        bool reusable = false;
        auto failed = co_await self->converse(c, *j, reusable);
        self->busy.erase(c);
        if (self->cancelled != cancelled_before) {
            c->close();
            auto told = stopped;
            told.sent = j->sent;
            co_return refused(std::move(told));
        }
        if (!failed) {
            auto response = j->reader.take();
            if (reusable && !response.close && !self->gone) {
                self->keep(j->to, c);
            } else {
                c->close();
            }
            co_return response;
        }
        c->close();
        const bool again = reused && failed->fault == exchange_fault::connection && !j->reader.started() &&
                           only_reads(j->method);
        if (!again) co_return refused(std::move(*failed));
        // The other idle connections are as old, and probably dead too.
        for (const auto& other : std::exchange(self->sites[j->to].idle, {})) other->close();
    }
}

client_settings reader_settings(std::size_t most) {
    client_settings s;
    s.sizes.body = most;
    s.memory = most;
    s.connections = 1;
    return s;
}

http_client::http_client(loop& l, client_settings settings)
    : impl_(std::make_shared<impl>(loop_access::context(l), std::move(settings))) {}

// NOLINTNEXTLINE(bugprone-exception-escape): `cancel` posts nothing, because no request waits any more
http_client::~http_client() {
    impl_->gone = true;
    for (auto& [to, s] : impl_->sites) s.waiting.clear();
    cancel();
}

void http_client::send(origin to, http::request r, received then, before_writing prepare) {
    auto j = std::make_shared<impl::job>(limits_for(r.method, impl_->settings.sizes));
    j->to = std::move(to);
    j->method = r.method;
    j->then = std::move(then);
    if (!r.headers.find("Host")) r.headers.add("Host", j->to.authority());
    if (!r.headers.find("User-Agent")) r.headers.add("User-Agent", impl_->settings.agent);
    if (!r.headers.find("Accept-Encoding")) r.headers.add("Accept-Encoding", "identity");
    r.keep_alive = true;
    j->what = std::move(r);
    j->prepare = std::move(prepare);
    ++impl_->under_way;
    if (!j->to.tls && !impl_->settings.insecure && !is_loopback(j->to.host)) {
        const exchange_error insecure{
            {errc::invalid,
             j->to.authority() +
                 ": this would go over plain http, where others can read it; write https:// in url"},
            exchange_fault::refused,
            false};
        asio::post(impl_->context,
                   [self = impl_, j, insecure] { self->finish(j, std::unexpected(insecure)); });
        return;
    }
    auto& s = impl_->sites[j->to];
    s.waiting.push_back(std::move(j));
    asio::post(impl_->context, [self = impl_, &s] { self->pump(s); });
}

void http_client::cancel() {
    ++impl_->cancelled;
    impl_->names.stop();
    for (const auto& c : impl_->busy) c->close();
    close_idle();
    for (auto& [to, s] : impl_->sites)
        for (auto& j : std::exchange(s.waiting, {}))
            asio::post(impl_->context, [self = impl_, j] {
                self->finish(j, std::unexpected(exchange_error{
                                    {errc::unavailable, j->to.authority() + ": the request was given up"},
                                    exchange_fault::stopped,
                                    false}));
            });
}

void http_client::close_idle() {
    impl_->drop_idle(steady_clock::time_point::max());
    impl_->idle_timer.cancel();
    impl_->idle_watched = false;
}

const client_counts& http_client::counts() const { return impl_->counts; }

std::size_t http_client::under_way() const { return impl_->under_way; }

} // namespace intouch::net
