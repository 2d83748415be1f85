// SPDX-License-Identifier: MIT
// The three listeners of the daemon: the control socket, the control address and the public address.
#pragma once

#include "net/server.hpp"
#include "roster/settings.hpp"

#include <cstdint>
#include <string>

namespace intouch::daemon {

class listeners {
public:
    struct site {
        net::request_handler handler;
        net::server_settings settings;
    };
    listeners(net::loop& on, site control, site open);

    /// Binds all three. `mode`: who may use the socket, 0600 or 0660. An error names the setting or the path.
    [[nodiscard]] result<void> listen(const roster::http_settings& wanted, const std::string& socket,
                                      unsigned mode);
    /// The control address and its port; port 0 of the settings became a free one.
    [[nodiscard]] const std::string& control_address() const { return bound_.listen; }
    [[nodiscard]] std::uint16_t control_port() const { return control_port_; }
    /// Brings settings that were read later in step with what is bound: the default public_url is that of the bound
    /// address. Returns a sentence about an address that counts from the next start on; empty: none.
    [[nodiscard]] std::string adapt(roster::http_settings& now) const;
    /// Finishes the current answers, and calls `done`.
    void stop(net::task done);

private:
    net::server control_;
    net::server public_;
    roster::http_settings asked_; ///< as the files had it at the start
    roster::http_settings bound_; ///< with the ports that were found for port 0
    std::uint16_t control_port_ = 0;
};

} // namespace intouch::daemon
