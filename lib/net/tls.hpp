// SPDX-License-Identifier: MIT
// For this folder's sources alone: whom we believe to be the server we asked for. A certificate is verified
// against authorities and the host's name, or its key is the one the user pinned; nothing is sent before
// that.
#pragma once

#include "core/result.hpp"
#include "net/trust.hpp"

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace intouch::net {

/// What was found wrong with a server's certificate while it was verified; the first fault counts.
struct certificate_fault {
    int code = 0; ///< X509_V_ERR_…; 0: none
    std::string subject;
    std::string issuer;
    std::string until; ///< "3 Oct 2026": the last day it is valid
    std::string from;
    std::string key; ///< the pin of the key it shows
};

class tls_client {
public:
    /// `errc::invalid` when the CA file or the pin cannot be used.
    [[nodiscard]] static result<std::unique_ptr<tls_client>> make(const trust& t);

    [[nodiscard]] boost::asio::ssl::context& context() { return context_; }
    /// Names the host for SNI and verification, and notes in `found` what verification finds; both must live
    /// as long as the connection.
    void prepare(SSL* connection, const std::string& host, certificate_fault& found) const;
    /// After the handshake: is the key the pinned one? Empty, or what is wrong.
    [[nodiscard]] std::string check_key(SSL* connection) const;
    /// "its certificate expired on …": `found` in words, with what to do.
    [[nodiscard]] std::string describe(const certificate_fault& found, std::string_view host) const;

private:
    explicit tls_client(trust t);
    trust trust_;
    std::string pin_; // 32 bytes; empty: none
    boost::asio::ssl::context context_;
};

} // namespace intouch::net
