// SPDX-License-Identifier: MIT
// Checks the identity of a server. Only the sources of this folder include this header. Either a certificate
// authority and the host name verify the certificate, or its key is the key that the user pinned. The client
// sends no request before this check.
#pragma once

#include "core/result.hpp"
#include "net/trust.hpp"

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace intouch::net {

/// The first fault that the verification finds in a server's certificate.
struct certificate_fault {
    int code = 0; ///< X509_V_ERR_…; 0 for no fault
    std::string subject;
    std::string issuer;
    std::string until; ///< "3 Oct 2026": the last day it is valid
    std::string from;
    std::string key; ///< the pin of the key in the certificate
};

class tls_client {
public:
    /// `errc::invalid` when the CA file or the pin cannot be used.
    [[nodiscard]] static result<std::unique_ptr<tls_client>> make(const trust& t);

    [[nodiscard]] boost::asio::ssl::context& context() { return context_; }
    /// Sets the host for SNI and verification, and makes the verification write its fault to `found`. `found`
    /// and this object must live as long as the connection.
    void prepare(SSL* connection, const std::string& host, certificate_fault& found) const;
    /// Compares the key with the pinned one, after the handshake. Empty if they are equal, else the fault in
    /// words.
    [[nodiscard]] std::string check_key(SSL* connection) const;
    /// `found` in words, with advice: "its certificate expired on …".
    [[nodiscard]] std::string describe(const certificate_fault& found, std::string_view host) const;

private:
    explicit tls_client(trust t);
    trust trust_;
    std::string pin_; // 32 bytes; empty for no pin
    boost::asio::ssl::context context_;
};

} // namespace intouch::net
