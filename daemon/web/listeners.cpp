// SPDX-License-Identifier: MIT
#include "daemon/web/listeners.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::daemon {

namespace {

/// An address with the port that is listened on: port 0 takes any free port.
std::string with_port(const std::string& address, std::uint16_t port) {
    return fmt::format("{}:{}", address.substr(0, address.rfind(':')), port);
}

} // namespace

listeners::listeners(net::loop& on, site control, site open)
    : control_(on, std::move(control.handler), std::move(control.settings)),
      public_(on, std::move(open.handler), std::move(open.settings)) {}

result<void> listeners::listen(const roster::http_settings& wanted, const std::string& socket,
                               unsigned mode) {
    if (auto made = control_.listen_unix(http::listener_kind::control_socket, socket, mode); !made)
        return made;
    const auto control = control_.listen_tcp(http::listener_kind::control_tcp, wanted.listen);
    if (!control) return std::unexpected(within("[http] listen", control.error()));
    const auto open = public_.listen_tcp(http::listener_kind::public_tcp, wanted.open);
    if (!open) return std::unexpected(within("[http] public", open.error()));
    asked_ = wanted;
    bound_ = wanted;
    bound_.listen = with_port(wanted.listen, *control);
    bound_.open = with_port(wanted.open, *open);
    control_port_ = *control;
    return {};
}

std::string listeners::adapt(roster::http_settings& now) const {
    if (now.public_url == "http://" + now.open) now.public_url = "http://" + bound_.open;
    std::string changed;
    if (now.listen != asked_.listen) changed = fmt::format("listen = \"{}\"", now.listen);
    if (now.open != asked_.open)
        changed += fmt::format("{}public = \"{}\"", changed.empty() ? "" : " and ", now.open);
    if (changed.empty()) return {};
    return fmt::format("[http]: {} counts from the next start on; until then intouch listens at {} and {}",
                       changed, bound_.listen, bound_.open);
}

void listeners::stop(net::task done) {
    public_.stop([this, then = std::move(done)]() mutable { control_.stop(std::move(then)); });
}

} // namespace intouch::daemon
