// SPDX-License-Identifier: MIT
// A test server over TCP or TLS, with its certificates. A test tells it what to do, right or wrong. It uses
// plain system calls and OpenSSL, so that the code under test does not test itself.
#pragma once

#include "net/wire.hpp"

#include <doctest/doctest.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace intouch::test {

template <auto Free> struct freed {
    template <class T> void operator()(T* p) const { Free(p); }
};
using key_ptr = std::unique_ptr<EVP_PKEY, freed<EVP_PKEY_free>>;
using certificate_ptr = std::unique_ptr<X509, freed<X509_free>>;
using context_ptr = std::unique_ptr<SSL_CTX, freed<SSL_CTX_free>>;
using ssl_ptr = std::unique_ptr<SSL, freed<SSL_free>>;

/// A key and its certificate.
struct identity {
    key_ptr key{EVP_EC_gen("P-256")};
    certificate_ptr certificate;

    struct wishes {
        std::string subject = "localhost";
        std::string names = "DNS:localhost,IP:127.0.0.1";
        long from = -3600; ///< seconds from now
        long until = 86'400;
        bool authority = false;
    };
    /// Signed by `by`, or self-signed without `by`.
    identity(const wishes& w, const identity* by) : certificate(X509_new()) {
        auto* const c = certificate.get();
        X509_set_version(c, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(c), 1 + (by == nullptr ? 0 : 1));
        X509_gmtime_adj(X509_getm_notBefore(c), w.from);
        X509_gmtime_adj(X509_getm_notAfter(c), w.until);
        X509_set_pubkey(c, key.get());
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): OpenSSL takes unsigned char
        const auto* subject = reinterpret_cast<const unsigned char*>(w.subject.c_str());
        X509_NAME_add_entry_by_txt(X509_get_subject_name(c), "CN", MBSTRING_UTF8, subject, -1, -1, 0);
        X509_set_issuer_name(c, X509_get_subject_name(by == nullptr ? c : by->certificate.get()));
        extend(NID_basic_constraints, w.authority ? "critical,CA:TRUE" : "CA:FALSE");
        if (!w.names.empty()) extend(NID_subject_alt_name, w.names);
        X509_sign(c, by == nullptr ? key.get() : by->key.get(), EVP_sha256());
    }
    void write(const std::string& path) const {
        std::FILE* const out = std::fopen(path.c_str(), "w");
        if (out == nullptr) throw std::runtime_error("cannot write " + path);
        PEM_write_X509(out, certificate.get());
        std::fclose(out);
    }
    /// The pin in the form that a user writes.
    [[nodiscard]] std::string pin() const {
        unsigned char* der = nullptr;
        const int size = i2d_PUBKEY(key.get(), &der);
        std::array<unsigned char, 32> digest{};
        EVP_Digest(der, static_cast<std::size_t>(size), digest.data(), nullptr, EVP_sha256(), nullptr);
        OPENSSL_free(der);
        std::array<unsigned char, 45> text{};
        EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
        return "sha256//" + std::string(text.begin(), text.end() - 1);
    }

private:
    void extend(int what, const std::string& value) {
        X509_EXTENSION* const e = X509V3_EXT_conf_nid(nullptr, nullptr, what, value.c_str());
        X509_add_ext(certificate.get(), e, -1);
        X509_EXTENSION_free(e);
    }
};

/// The server side of one connection. Every wait ends after `longest_wait`.
class peer_connection {
public:
    peer_connection(int fd, SSL_CTX* tls, int number) : number(number), fd_(fd) {
        const timeval patience{longest_wait.count(), 0};
        ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        ::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
        if (tls == nullptr) return;
        ssl_.reset(SSL_new(tls));
        SSL_set_fd(ssl_.get(), fd_);
        alive_ = SSL_accept(ssl_.get()) == 1;
    }
    peer_connection(const peer_connection&) = delete;
    peer_connection& operator=(const peer_connection&) = delete;
    ~peer_connection() { cut(); }

    const int number; ///< 1 for the first connection

    /// The head and body of the next request; empty when the client has closed the connection.
    std::string request() {
        std::string all;
        while (true) {
            const auto head = all.find("\r\n\r\n");
            if (head != std::string::npos) {
                const auto at = all.find("Content-Length: ");
                const auto length =
                    at == std::string::npos || at > head ? 0 : std::stoul(all.substr(at + 16));
                if (all.size() >= head + 4 + length) return all;
            }
            const auto more = receive();
            if (more.empty()) return {};
            all += more;
        }
    }
    /// The next bytes; empty when the client has closed the connection.
    std::string receive() {
        std::string piece(65536, '\0');
        const auto n = ssl_ ? SSL_read(ssl_.get(), piece.data(), static_cast<int>(piece.size()))
                            : static_cast<int>(::recv(fd_, piece.data(), piece.size(), 0));
        piece.resize(n < 0 ? 0 : static_cast<std::size_t>(n));
        return piece;
    }
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto n = ssl_ ? SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()))
                                : static_cast<int>(::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
            if (n <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
        return true;
    }
    /// Answers "200 OK" with `body`.
    bool answer(std::string_view body, std::string_view more = {}) {
        return send("HTTP/1.1 200 OK\r\n" + std::string(more) +
                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
    }
    /// Waits until the client has closed the connection.
    void wait_for_end() {
        std::string piece(65536, '\0');
        while (::recv(fd_, piece.data(), piece.size(), 0) > 0) {
        }
    }
    /// Closes the connection; TLS sends its closure alert first.
    void close() {
        if (ssl_ && alive_) SSL_shutdown(ssl_.get());
        cut();
    }
    /// Closes the connection without the closure alert of TLS.
    void cut() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    /// Closes the connection with a TCP reset.
    void reset() {
        const linger now{1, 0};
        ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
        cut();
    }
    [[nodiscard]] bool alive() const { return alive_; }

private:
    int fd_;
    ssl_ptr ssl_;
    bool alive_ = true;
};

/// Accepts on 127.0.0.1 and calls `serve` for each connection on a separate thread.
class peer {
public:
    using script = std::function<void(peer_connection&)>;
    explicit peer(script serve, const identity* shows = nullptr, int newest_tls = 0)
        : serve_(std::move(serve)) {
        std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL
        fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): the system calls take sockaddr
        REQUIRE(::bind(fd_, reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(fd_, 64) == 0);
        ::getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size);
        // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
        port_ = ntohs(address.sin_port);
        if (shows != nullptr) {
            tls_.reset(SSL_CTX_new(TLS_server_method()));
            SSL_CTX_use_certificate(tls_.get(), shows->certificate.get());
            SSL_CTX_use_PrivateKey(tls_.get(), shows->key.get());
            if (newest_tls != 0) {
                SSL_CTX_set_security_level(tls_.get(), 0);
                SSL_CTX_set_min_proto_version(tls_.get(), TLS1_VERSION);
                SSL_CTX_set_max_proto_version(tls_.get(), newest_tls);
            }
        }
        accepting_ = std::thread([this] { accept(); });
    }
    peer(const peer&) = delete;
    peer& operator=(const peer&) = delete;
    ~peer() {
        ::shutdown(fd_, SHUT_RDWR);
        accepting_.join();
        ::close(fd_);
        for (auto& t : serving_) t.join();
    }
    /// Sets the certificate for later connections.
    void show(const identity& other) {
        SSL_CTX_use_certificate(tls_.get(), other.certificate.get());
        SSL_CTX_use_PrivateKey(tls_.get(), other.key.get());
    }
    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] int connections() const { return connections_; }

private:
    void accept() {
        while (true) {
            const int fd = ::accept(fd_, nullptr, nullptr);
            if (fd < 0) return;
            const int number = ++connections_;
            serving_.emplace_back([this, fd, number] {
                peer_connection c(fd, tls_.get(), number);
                if (c.alive()) serve_(c);
            });
        }
    }
    script serve_;
    int fd_ = -1;
    std::uint16_t port_ = 0;
    context_ptr tls_;
    std::atomic<int> connections_ = 0;
    std::vector<std::thread> serving_;
    std::thread accepting_;
};

} // namespace intouch::test
