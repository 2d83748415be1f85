// SPDX-License-Identifier: MIT
#include "net/tls.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"

#include <boost/asio/ip/address.hpp>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <utility>
#include <vector>

namespace intouch::net {
namespace {

constexpr std::string_view pin_prefix = "sha256//";
constexpr std::size_t digest_letters = 44; // Base64 of 32 bytes
constexpr std::array<unsigned char, 9> alpn{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

using name_text = std::unique_ptr<BIO, decltype(&BIO_free)>;

std::string text_of(const X509_NAME* name) {
    const name_text out(BIO_new(BIO_s_mem()), &BIO_free);
    X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(out.get(), &bytes); // NOLINT(cppcoreguidelines-pro-type-cstyle-cast)
    return without_control(std::string_view(bytes, static_cast<std::size_t>(size)));
}

std::string day_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return "an unknown day";
    std::array<char, 32> text{};
    const auto size = std::strftime(text.data(), text.size(), "%e %b %Y", &parts);
    std::string_view day(text.data(), size);
    if (day.starts_with(' ')) day.remove_prefix(1);
    return std::string(day);
}

/// SHA-256 of the SubjectPublicKeyInfo; empty without a certificate.
std::string key_digest(const X509* certificate) {
    if (certificate == nullptr) return {};
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (size <= 0) return {};
    const std::string bytes(der, der + size);
    OPENSSL_free(der); // NOLINT(cppcoreguidelines-pro-type-cstyle-cast)
    const auto digest = sha256(bytes);
    return {digest.begin(), digest.end()};
}

/// "sha256//…": the pin in the form that a user writes; empty without a certificate.
std::string pin_of(const X509* certificate) {
    const auto digest = key_digest(certificate);
    if (digest.empty()) return {};
    std::array<unsigned char, digest_letters + 1> letters{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): OpenSSL takes unsigned char
    const auto* from = reinterpret_cast<const unsigned char*>(digest.data());
    const int size = EVP_EncodeBlock(letters.data(), from, static_cast<int>(digest.size()));
    return std::string(pin_prefix) + std::string(letters.begin(), letters.begin() + size);
}

int fault_index() {
    static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

/// OpenSSL calls this function for every certificate of the chain. Only a pin without a CA file overrules a
/// fault; `accept_any` serves that case, and `check_key` decides.
int note_fault(int fine, X509_STORE_CTX* store) {
    if (fine == 1) return 1;
    const void* held = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    const auto* connection = static_cast<const SSL*>(held);
    auto* found = static_cast<certificate_fault*>(SSL_get_ex_data(connection, fault_index()));
    if (found == nullptr || found->code != 0) return 0;
    found->code = X509_STORE_CTX_get_error(store);
    found->key = pin_of(X509_STORE_CTX_get0_cert(store));
    if (const X509* certificate = X509_STORE_CTX_get_current_cert(store); certificate != nullptr) {
        found->subject = text_of(X509_get_subject_name(certificate));
        found->issuer = text_of(X509_get_issuer_name(certificate));
        found->until = day_of(X509_get0_notAfter(certificate));
        found->from = day_of(X509_get0_notBefore(certificate));
    }
    return 0;
}

int accept_any(int /*fine*/, X509_STORE_CTX* /*store*/) { return 1; }

} // namespace

tls_client::tls_client(trust t) : trust_(std::move(t)), context_(boost::asio::ssl::context::tls_client) {}

result<std::unique_ptr<tls_client>> tls_client::make(const trust& t) {
    auto made =
        std::unique_ptr<tls_client>(new tls_client(t)); // NOLINT(modernize-make-unique): private constructor
    SSL_CTX* const context = made->context_.native_handle();
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_protos(context, alpn.data(), alpn.size());
    if (!t.pin.empty()) {
        auto pin = parse_pin(t.pin);
        if (!pin) return std::unexpected(within("pin", pin.error()));
        made->pin_ = std::move(*pin);
    }
    boost::system::error_code failed;
    if (t.ca_file.empty()) {
        made->context_.set_default_verify_paths(failed);
    } else {
        made->context_.load_verify_file(t.ca_file, failed);
    }
    if (failed)
        return fail(errc::invalid, "ca_file: cannot read certificates from " + intouch::quoted(t.ca_file) +
                                       ", expected a file of them in PEM form that the daemon may read");
    const bool key_alone = !made->pin_.empty() && t.ca_file.empty();
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, key_alone ? accept_any : note_fault);
    return made;
}

void tls_client::prepare(SSL* connection, const std::string& host, certificate_fault& found) const {
    SSL_set_ex_data(connection, fault_index(), &found);
    boost::system::error_code no_address;
    boost::asio::ip::make_address(host, no_address);
    X509_VERIFY_PARAM* const wanted = SSL_get0_param(connection);
    if (!no_address) {
        X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str());
        return;
    }
    SSL_set_tlsext_host_name(connection, host.c_str()); // NOLINT(cppcoreguidelines-pro-type-cstyle-cast)
    // RFC 9525 2 and 6.3: a common name is no name of a host, and a wildcard is a whole label.
    X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS |
                                                X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    X509_VERIFY_PARAM_set1_host(wanted, host.c_str(), host.size());
}

std::string tls_client::check_key(SSL* connection) const {
    if (pin_.empty()) return {};
    const X509* certificate = SSL_get0_peer_certificate(connection);
    if (equal_secret(key_digest(certificate), pin_)) return {};
    return "its key is not the pinned one but " + pin_of(certificate) +
           ": if the server was given a new key, write that as pin";
}

std::string tls_client::describe(const certificate_fault& found, std::string_view host) const {
    const std::string pinning = ", or, if you know this key to be its own, write pin = \"" + found.key + "\"";
    switch (found.code) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return "its certificate (" + found.subject + ") expired on " + found.until +
               ": it has to be renewed on the server (and this machine's clock be right)";
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return "its certificate (" + found.subject + ") is valid from " + found.from +
               " only: is this machine's clock right?";
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return "its certificate (" + found.subject + ") is not for " + std::string(host) +
               ": name the host in url as the certificate does" + pinning;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return "its certificate is signed by " +
               (found.subject == found.issuer && found.code == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT
                    ? "itself"
                    : intouch::quoted(found.issuer)) +
               (!trust_.ca_file.empty() ? ", which is not in ca_file" : ", whom this machine does not know") +
               ": name a file with that authority's certificate as ca_file" + pinning;
    default:
        return std::string("its certificate cannot be verified (") +
               X509_verify_cert_error_string(found.code) + ")" + pinning;
    }
}

} // namespace intouch::net
