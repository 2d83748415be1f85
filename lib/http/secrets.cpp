// SPDX-License-Identifier: MIT
#include "http/secrets.hpp"

#include "core/digest.hpp"

namespace intouch::http {
namespace {

constexpr std::size_t secret_letters = 52; // all 256 bits

/// The parts with a NUL after each: ids and UIDs hold none, so no two lists of parts read the same.
std::string derive(std::string_view key, std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) {
        text += part;
        text += '\0';
    }
    return base32(hmac_sha256(key, text), secret_letters);
}

} // namespace

std::string feed_secret(std::string_view key, const feed_generation& of) {
    return derive(key, {"feed", of.feed, std::to_string(of.generation)});
}

std::string link_secret(std::string_view key, const feed_generation& of, std::string_view uid) {
    return derive(key, {"link", of.feed, std::to_string(of.generation), uid});
}

std::string feed_path(std::string_view secret) { return "/feeds/" + std::string(secret) + ".ics"; }
std::string link_path(std::string_view secret) { return "/t/" + std::string(secret); }

std::optional<std::size_t> find_secret(std::span<const std::string> secrets, std::string_view given) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < secrets.size(); ++i)
        if (equal_secret(secrets[i], given)) found = i;
    return found;
}

} // namespace intouch::http
