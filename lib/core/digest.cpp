// SPDX-License-Identifier: MIT
#include "core/digest.hpp"

#include "core/text.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

namespace intouch {

namespace {

/// Only an OpenSSL that is configured without SHA-256 leads here. A digest of zeros would make every secret
/// predictable, so the program must stop.
[[noreturn]] void refuse_to_guess() {
    throw std::runtime_error("OpenSSL gives no SHA-256: check its configuration");
}

} // namespace

sha256_value sha256(std::string_view bytes) {
    sha256_value value{};
    // Fetched once: EVP_sha256() would look the algorithm up for every digest, under a lock.
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    if (algorithm == nullptr ||
        EVP_Digest(bytes.data(), bytes.size(), value.data(), nullptr, algorithm, nullptr) != 1) {
        refuse_to_guess();
    }
    return value;
}

sha256_value hmac_sha256(std::string_view key, std::string_view bytes) {
    sha256_value value{};
    std::size_t length = 0;
    const auto* input = reinterpret_cast<const unsigned char*>(bytes.data());
    const bool made = EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), key.size(), input,
                                bytes.size(), value.data(), value.size(), &length) != nullptr;
    if (!made || length != value.size()) {
        refuse_to_guess();
    }
    return value;
}

std::string base32(std::span<const std::uint8_t> bytes, std::size_t length) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::string text;
    text.reserve(length + 2);
    std::uint32_t pending = 0; // its low `bits` bits are not written yet
    unsigned bits = 0;
    for (const std::uint8_t byte : bytes) {
        pending = (pending << 8 | byte) & 0xFFFU; // at most 4 + 8 bits are pending
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += letters[pending >> bits & 31U];
        }
        if (text.size() >= length) {
            break;
        }
    }
    if (bits > 0) {
        text += letters[pending << (5 - bits) & 31U];
    }
    if (text.size() > length) {
        text.resize(length);
    }
    return text;
}

std::string hex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15U];
    }
    return text;
}

std::array<std::uint8_t, 16> md5(std::string_view bytes) {
    std::array<std::uint8_t, 16> value{};
    if (EVP_Digest(bytes.data(), bytes.size(), value.data(), nullptr, EVP_md5(), nullptr) != 1) {
        throw std::runtime_error(
            "OpenSSL gives no MD5, which Digest authentication needs: check its configuration");
    }
    return value;
}

std::string base64(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0'); // EVP_EncodeBlock ends with a NUL
    auto* out = reinterpret_cast<unsigned char*>(text.data());
    const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
    text.resize(static_cast<std::size_t>(EVP_EncodeBlock(out, in, static_cast<int>(bytes.size()))));
    return text;
}

namespace {

int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    return c == '/' ? 63 : -1;
}

} // namespace

std::optional<std::string> decode_base64(std::string_view text) {
    std::string bytes;
    unsigned bits = 0;
    unsigned held = 0;
    bool padded = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        const int value = base64_value(c);
        padded = padded || c == '=';
        if (padded ? c != '=' : value < 0) return std::nullopt;
        if (padded) continue;
        bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes += static_cast<char>(bits >> held & 0xFFU);
    }
    return held < 6 ? std::optional(bytes) : std::nullopt;
}

result<std::string> parse_pin(std::string_view text) {
    constexpr std::string_view before = "sha256//";
    constexpr std::size_t letters = 44; // Base64 of 32 bytes
    if (text.starts_with(before) && text.size() == before.size() + letters && text.ends_with('='))
        if (auto digest = decode_base64(text.substr(before.size())); digest && digest->size() == 32)
            return *std::move(digest);
    return fail(errc::invalid, "found " + quoted(text) +
                                   ", expected \"sha256//\" and the 44 letters of a key's digest, as "
                                   "\"intouch sync\" prints them for a certificate it cannot verify");
}

bool equal_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::uint64_t tie_break(std::string_view id) {
    const sha256_value digest = sha256(id);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) {
        value = value << 8 | digest[i];
    }
    return value;
}

} // namespace intouch
