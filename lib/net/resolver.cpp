// SPDX-License-Identifier: MIT
#include "net/resolver.hpp"

#include "core/text.hpp"

#include <boost/asio/post.hpp>

#include <netdb.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace intouch::net {
namespace {

std::string why_not(const std::string& host, int code, int number) {
    switch (code) {
    case EAI_NONAME:
    case EAI_NODATA:
        return "no host is called " + intouch::quoted(host) + ": is it spelt right in url?";
    case EAI_AGAIN:
        return intouch::quoted(host) + " cannot be looked up now: is this machine connected?";
    case EAI_SYSTEM:
        return intouch::quoted(host) + " cannot be looked up: " + std::generic_category().message(number);
    default:
        return intouch::quoted(host) + " cannot be looked up: " + gai_strerror(code);
    }
}

result<endpoint_list> addresses_of(const std::string& host, std::uint16_t port) {
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_NUMERICSERV | AI_ADDRCONFIG;
    addrinfo* found = nullptr;
    const std::string service = std::to_string(port);
    int code = ::getaddrinfo(host.c_str(), service.c_str(), &wanted, &found);
    // The hint AI_ADDRCONFIG finds no address on a machine that only has loopback.
    if (code == EAI_NONAME || code == EAI_ADDRFAMILY) {
        wanted.ai_flags = AI_NUMERICSERV;
        code = ::getaddrinfo(host.c_str(), service.c_str(), &wanted, &found);
    }
    if (code != 0) return fail(errc::unavailable, why_not(host, code, errno));
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
    endpoint_list all;
    for (const addrinfo* a = found; a != nullptr; a = a->ai_next)
        all.emplace_back(a->ai_addr, a->ai_addrlen, a->ai_protocol);
    if (all.empty()) return fail(errc::unavailable, why_not(host, EAI_NODATA, 0));
    return all;
}

} // namespace

/// Connects the threads to the loop. The destructor of the resolver closes it.
struct resolver::gate {
    std::mutex mutex;
    asio::io_context* context = nullptr; // null after the resolver is destroyed
    int running = 0;
};

struct resolver::pending {
    explicit pending(asio::io_context& context) : done(context) {}
    timer done;
    std::optional<result<endpoint_list>> found;
    bool stopped = false;
};

resolver::resolver(asio::io_context& context) : context_(context), gate_(std::make_shared<gate>()) {
    gate_->context = &context;
}

resolver::~resolver() {
    stop();
    const std::scoped_lock hold(gate_->mutex);
    gate_->context = nullptr;
}

void resolver::stop() {
    for (const auto& weak : std::exchange(waiting_, {}))
        if (const auto p = weak.lock()) {
            p->stopped = true;
            p->done.cancel();
        }
}

awaitable<result<endpoint_list>> resolver::look_up(std::string host, std::uint16_t port,
                                                   steady_clock::time_point deadline) {
    {
        const std::scoped_lock hold(gate_->mutex);
        if (gate_->running >= most_look_ups)
            co_return fail(errc::unavailable,
                           intouch::quoted(host) +
                               " cannot be looked up: earlier look-ups have no answer yet");
        ++gate_->running;
    }
    // The thread holds only a weak pointer to it, because a timer must not outlive its loop.
    auto p = std::make_shared<pending>(context_);
    std::erase_if(waiting_, [](const std::weak_ptr<pending>& w) { return w.expired(); });
    waiting_.push_back(p);
    auto work = [open = gate_, asked = std::weak_ptr(p), host, port] {
        auto found = addresses_of(host, port);
        const std::scoped_lock hold(open->mutex);
        --open->running;
        if (open->context == nullptr) return;
        asio::post(*open->context, [asked, made = std::move(found)]() mutable {
            const auto waits = asked.lock();
            if (!waits) return;
            waits->found = std::move(made);
            waits->done.cancel();
        });
    };
    try {
        std::thread(std::move(work)).detach();
    } catch (const std::system_error& e) {
        const std::scoped_lock hold(gate_->mutex);
        --gate_->running;
        co_return fail(errc::unavailable, intouch::quoted(host) + " cannot be looked up: " + e.what());
    }
    p->done.expires_at(deadline);
    if (!p->found) co_await p->done.async_wait(no_throw);
    if (p->stopped) co_return fail(errc::unavailable, "the daemon stops");
    if (!p->found)
        co_return fail(errc::unavailable,
                       intouch::quoted(host) + " cannot be looked up: no name server answers");
    co_return std::move(*p->found);
}

} // namespace intouch::net
