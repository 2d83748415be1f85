// SPDX-License-Identifier: MIT
#include "dav/authentication.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "core/url_scheme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::dav {

namespace {

constexpr std::size_t most_connections = 16; ///< whose nonces are remembered

/// RFC 9110 5.6.2.
bool is_token(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

class challenge_reader {
public:
    explicit challenge_reader(std::string_view text) : rest_(text) {}

    void read(std::vector<challenge>& to) {
        while (skip(", \t"), !rest_.empty()) {
            const std::string name = token();
            if (name.empty()) return; // an unknown grammar: keeps what was read so far
            if (!rest_.empty() && rest_.front() == '=' && !to.empty()) {
                rest_.remove_prefix(1);
                to.back().parameters.emplace_back(lower_ascii(name), value());
                continue;
            }
            // A scheme. A parameter, another challenge or (Negotiate) a token68 follows.
            to.push_back({lower_ascii(name), {}});
            skip(" \t");
            read_first(to.back());
        }
    }

private:
    /// The parameter that may follow a scheme directly.
    void read_first(challenge& c) {
        const std::string_view before = rest_;
        const std::string name = token();
        skip(" \t");
        if (!name.empty() && rest_.starts_with("=") && !rest_.starts_with("==")) {
            rest_.remove_prefix(1);
            skip(" \t");
            c.parameters.emplace_back(lower_ascii(name), value());
        } else if (rest_.starts_with("==") || (rest_.empty() && !name.empty())) {
            rest_.remove_prefix(std::min(rest_.find(','), rest_.size()));
        } else {
            rest_ = before;
        }
    }
    void skip(std::string_view these) {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(these), rest_.size()));
    }
    std::string token() {
        const auto end = std::ranges::find_if_not(rest_, is_token);
        std::string text(rest_.begin(), end);
        rest_.remove_prefix(text.size());
        return text;
    }
    std::string value() {
        if (!rest_.starts_with('"')) return token();
        rest_.remove_prefix(1);
        std::string text;
        while (!rest_.empty() && rest_.front() != '"') {
            if (rest_.front() == '\\' && rest_.size() > 1) rest_.remove_prefix(1);
            text += rest_.front();
            rest_.remove_prefix(1);
        }
        if (!rest_.empty()) rest_.remove_prefix(1);
        return text;
    }
    std::string_view rest_;
};

std::string hash(std::string_view algorithm, std::string_view text) {
    const std::string name = lower_ascii(algorithm);
    if (name.empty() || name == "md5" || name == "md5-sess") return hex(md5(text));
    if (name == "sha-256" || name == "sha-256-sess") return hex(sha256(text));
    return {};
}

bool is_known(const challenge& c) {
    return c.scheme == "digest" && !hash(c.parameter("algorithm"), "").empty();
}

bool is_sha(const challenge& c) { return lower_ascii(c.parameter("algorithm")).starts_with("sha"); }

/// A quoted string of RFC 7616 3.4.
std::string quoted_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

/// The nonce as the Authorization field holds it.
std::string nonce_of(const challenge& c) { return " nonce=" + quoted_string(c.parameter("nonce")); }

} // namespace

std::string_view challenge::parameter(std::string_view name) const {
    const auto found = std::ranges::find(parameters, name, &std::pair<std::string, std::string>::first);
    return found == parameters.end() ? std::string_view() : found->second;
}

std::vector<challenge> parse_challenges(const http::fields& headers) {
    std::vector<challenge> all;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        if (!http::equal_ignoring_case(headers[i].name, "WWW-Authenticate")) continue;
        std::vector<challenge> of_field;
        challenge_reader(headers[i].value).read(of_field);
        std::ranges::move(of_field, std::back_inserter(all));
    }
    return all;
}

std::string digest_response(const digest_input& in) {
    const auto h = [&](std::string_view text) { return hash(in.algorithm, text); };
    std::string a1 = fmt::format("{}:{}:{}", in.user, in.realm, in.password);
    if (lower_ascii(in.algorithm).ends_with("-sess"))
        a1 = fmt::format("{}:{}:{}", h(a1), in.nonce, in.cnonce);
    const std::string a2 = fmt::format("{}:{}", in.method, in.uri);
    const std::string secret = h(a1);
    if (secret.empty()) return {};
    if (!in.qop) return h(fmt::format("{}:{}:{}", secret, in.nonce, h(a2)));
    return h(fmt::format("{}:{}:{}:{}:auth:{}", secret, in.nonce, in.count, in.cnonce, h(a2)));
}

authenticator::authenticator(credentials c, random make_nonce, login known)
    : credentials_(std::move(c)), random_(std::move(make_nonce)), known_(std::move(known)) {}

digest_login& authenticator::login_of(connection_number on) {
    const auto own = known_.own.find(on);
    return own == known_.own.end() ? known_.shared : own->second;
}

std::optional<std::string> authenticator::authorize(const url& to, std::string_view method,
                                                    connection_number on) {
    if (credentials_.which == scheme::bearer) return "Bearer " + credentials_.secret;
    if (digest_login& l = login_of(on); l.digest) return digest(l, to, method);
    const bool protected_way = to.scheme == "https" || is_loopback(to.host);
    const bool ahead = credentials_.which == scheme::basic || protected_way;
    if (credentials_.which == scheme::digest || (!known_.basic_asked && !ahead)) return std::nullopt;
    return "Basic " + base64(credentials_.user + ":" + credentials_.secret);
}

bool authenticator::challenged(const http::response& r, std::string_view sent, connection_number on) {
    if (credentials_.which == scheme::bearer) return false;
    const std::vector<challenge> all = parse_challenges(r.headers);
    const challenge* best = nullptr;
    bool basic = false;
    for (const challenge& c : all) {
        if (c.scheme == "basic") basic = true;
        if (is_known(c) && (best == nullptr || (is_sha(c) && !is_sha(*best)))) best = &c;
    }
    const bool tried = sent.starts_with("Digest ");
    if (best != nullptr && credentials_.which != scheme::basic) {
        const digest_login& l = login_of(on);
        // Several requests may be under way. The first of them has already brought the new nonce.
        if (tried && l.digest && sent.find(nonce_of(*l.digest)) == std::string_view::npos) return true;
        if (!tried || lower_ascii(best->parameter("stale")) == "true") {
            known_ = {.shared = {.digest = *best}};
            return true;
        }
        // The nonce was good, on another connection or until now: Cyrus does not say that it is stale.
        if (l.proven) {
            while (known_.own.size() >= most_connections) known_.own.erase(known_.own.begin());
            known_.own[on] = {.digest = *best};
            return true;
        }
    }
    known_ = {};
    const bool untried = !sent.starts_with("Basic ");
    if (!basic || !untried || credentials_.which == scheme::digest) return false;
    known_.basic_asked = true;
    return true;
}

void authenticator::accepted(std::string_view sent, connection_number on) {
    digest_login& l = login_of(on);
    if (l.digest && sent.find(nonce_of(*l.digest)) != std::string_view::npos) l.proven = true;
}

std::string authenticator::digest(digest_login& l, const url& to, std::string_view method) {
    const challenge& c = *l.digest;
    const std::string count = fmt::format("{:08x}", ++l.uses);
    const std::string cnonce = random_();
    const bool qop = http::list_has(c.parameter("qop"), "auth");
    const std::string_view algorithm = c.parameter("algorithm");
    const std::string response =
        digest_response({algorithm, credentials_.user, c.parameter("realm"), credentials_.secret,
                         c.parameter("nonce"), cnonce, count, method, to.target, qop});
    std::string text = fmt::format("Digest username={}, realm={},{}, uri={}, response=\"{}\"",
                                   quoted_string(credentials_.user), quoted_string(c.parameter("realm")),
                                   nonce_of(c), quoted_string(to.target), response);
    if (!algorithm.empty()) text += fmt::format(", algorithm={}", algorithm);
    if (!c.parameter("opaque").empty()) text += ", opaque=" + quoted_string(c.parameter("opaque"));
    if (qop) text += fmt::format(", qop=auth, nc={}", count);
    if (qop || lower_ascii(algorithm).ends_with("-sess")) text += fmt::format(", cnonce=\"{}\"", cnonce);
    return text;
}

} // namespace intouch::dav
