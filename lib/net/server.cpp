// SPDX-License-Identifier: MIT
#include "net/server.hpp"

#include "net/listener.hpp"
#include "net/loop_access.hpp"

#include <utility>
#include <vector>

namespace intouch::net {

struct server::impl : std::enable_shared_from_this<impl> {
    explicit impl(loop& l) : owner(&l) {}

    void add(http::listener_kind kind, descriptor fd, std::optional<socket_file> file) {
        auto& context = loop_access::context(*owner);
        listeners.push_back(std::make_shared<listener>(context, state, kind, std::move(fd), std::move(file)));
        listeners.back()->start();
    }
    [[nodiscard]] std::size_t connections() const {
        std::size_t sum = 0;
        for (const auto& l : listeners) sum += l->connections();
        return sum;
    }
    void finish_when_empty() {
        if (connections() > 0 || !done) return;
        forced = {};
        owner->post(std::exchange(done, {}));
    }

    loop* owner;
    // Shared with the listeners and the connections.
    std::shared_ptr<server_state> state = std::make_shared<server_state>();
    std::vector<std::shared_ptr<listener>> listeners; // each is shared with its coroutine
    task done;
    registration forced; // the timer of `stop_time`
};

server::server(loop& l, request_handler handler, server_settings settings)
    : impl_(std::make_shared<impl>(l)) {
    impl_->state->settings = std::move(settings);
    impl_->state->handler = std::move(handler);
}

server::~server() {
    impl_->state->stopping = true;
    impl_->state->emptied = {};
    impl_->state->handler = {};
    impl_->forced = {};
    for (const auto& l : impl_->listeners) l->abandon();
}

result<std::uint16_t> server::listen_tcp(http::listener_kind kind, std::string_view address) {
    const auto parsed = parse_tcp_address(address);
    if (!parsed) return std::unexpected(parsed.error());
    if (kind == http::listener_kind::control_tcp && !parsed->host.starts_with("127.") &&
        parsed->host != "::1")
        return fail(errc::invalid, std::string(address) +
                                       ": the control listener is for this machine only; listen on "
                                       "127.0.0.1 and put a TLS proxy in front");
    auto fd = open_tcp(*parsed);
    if (!fd) return std::unexpected(fd.error());
    const auto port = bound_port(fd->get());
    impl_->add(kind, std::move(*fd), std::nullopt);
    return port;
}

result<void> server::listen_unix(http::listener_kind kind, const std::string& path, unsigned mode) {
    auto fd = open_unix(path, mode);
    if (!fd) return std::unexpected(fd.error());
    impl_->add(kind, std::move(*fd), identify(path));
    return {};
}

void server::stop(task done) {
    const auto self = impl_;
    if (self->state->stopping) return;
    self->state->stopping = true;
    self->done = std::move(done);
    self->state->emptied = [weak = std::weak_ptr(self)] {
        if (const auto i = weak.lock()) i->finish_when_empty();
    };
    for (const auto& l : self->listeners) l->close();
    for (const auto& l : self->listeners) l->drain();
    self->forced = self->owner->after(self->state->settings.stop_time, [weak = std::weak_ptr(self)] {
        if (const auto i = weak.lock())
            for (const auto& l : i->listeners) l->cut();
    });
    self->finish_when_empty();
}

std::size_t server::connections() const { return impl_->connections(); }

} // namespace intouch::net
