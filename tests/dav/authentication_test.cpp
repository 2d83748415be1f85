// SPDX-License-Identifier: MIT
#include "dav/authentication.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using dav::authenticator;
using dav::challenge;

namespace {

dav::url at(std::string_view text) { return dav::parse_url(text).value(); }

http::response refused(std::initializer_list<std::string_view> challenges) {
    http::response r;
    r.status = 401;
    for (const auto c : challenges) r.headers.add("WWW-Authenticate", c);
    return r;
}

authenticator user(dav::scheme which = dav::scheme::negotiated) {
    return {{"Mufasa", "Circle of Life", which}, [] { return std::string("f2/wE4q74E6zIJEtWaHKaf5wv"); }};
}

constexpr std::string_view basic = "Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl";

} // namespace

TEST_CASE("digests are those of RFC 7616 3.9 and RFC 2617 3.5") {
    dav::digest_input in{.algorithm = "MD5",
                         .user = "Mufasa",
                         .realm = "http-auth@example.org",
                         .password = "Circle of Life",
                         .nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                         .cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                         .count = "00000001",
                         .method = "GET",
                         .uri = "/dir/index.html"};
    CHECK(dav::digest_response(in) == "8ca523f5e9506fed4657c9700eebdbec");
    in.algorithm = "SHA-256";
    CHECK(dav::digest_response(in) == "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    in.algorithm = "SHA-512-256";
    CHECK(dav::digest_response(in).empty());
    const dav::digest_input old{.algorithm = "",
                                .user = "Mufasa",
                                .realm = "testrealm@host.com",
                                .password = "Circle Of Life",
                                .nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                                .cnonce = "0a4f113b",
                                .count = "00000001",
                                .method = "GET",
                                .uri = "/dir/index.html"};
    CHECK(dav::digest_response(old) == "6629fae49393a05397450978507c4ef1");
}

TEST_CASE("challenges are read from one field or several and unknown ones too") {
    const std::vector<challenge> expected{
        {"negotiate", {}},
        {"digest", {{"realm", "a, \"b\""}, {"qop", "auth,auth-int"}, {"nonce", "x=="}}},
        {"basic", {{"realm", "c"}}}};
    CHECK(
        dav::parse_challenges(
            refused(
                {R"(Negotiate, Digest realm="a, \"b\"", qop="auth,auth-int" , nonce="x==", Basic realm="c")"})
                .headers) == expected);
    CHECK(dav::parse_challenges(
              refused({"Negotiate", R"(digest REALM="a, \"b\"",qop="auth,auth-int",nonce="x==")",
                       "BASIC realm=c"})
                  .headers) == expected);
    CHECK(dav::parse_challenges(refused({"X-MobileMe-AuthToken realm=\"Newcastle\""}).headers).size() == 1);
    CHECK(dav::parse_challenges(refused({"NTLM TlRMTVNTUAAC==, Basic realm=\"x\""}).headers) ==
          std::vector<challenge>{{"ntlm", {}}, {"basic", {{"realm", "x"}}}});
    for (const auto* bad : {"", ",,", "=", "\"", "Digest realm=\"", "Basic realm", "Basic ="})
        static_cast<void>(dav::parse_challenges(refused({bad}).headers));
}

TEST_CASE("Basic goes ahead where nobody listens and elsewhere when asked") {
    auto u = user();
    CHECK(u.authorize(at("https://example.org/"), "GET") == basic);
    CHECK(u.authorize(at("http://127.0.0.1:5232/"), "GET") == basic);
    CHECK_FALSE(u.authorize(at("http://example.org/"), "GET"));
    CHECK(u.challenged(refused({"Basic realm=\"x\""}), ""));
    CHECK(u.authorize(at("http://example.org/"), "GET") == basic);
    // The same password again is of no use.
    CHECK_FALSE(u.challenged(refused({"Basic realm=\"x\""}), basic));
    CHECK_FALSE(user(dav::scheme::digest).authorize(at("https://example.org/"), "GET"));
    CHECK_FALSE(user(dav::scheme::digest).challenged(refused({"Basic realm=\"x\""}), ""));
}

TEST_CASE("Digest answers the strongest challenge and counts the uses of a nonce") {
    auto u = user();
    CHECK(u.challenged(
        refused({R"(Digest realm="r", nonce="n", qop="auth", algorithm=MD5)",
                 R"(Digest realm="r", nonce="m", qop="auth-int, auth", algorithm=SHA-256, opaque="o\"")",
                 "Basic realm=\"r\""}),
        basic));
    const auto first = u.authorize(at("https://example.org/a?b"), "PUT").value();
    CHECK(
        first.starts_with("Digest username=\"Mufasa\", realm=\"r\", nonce=\"m\", uri=\"/a?b\", response=\""));
    CHECK(first.ends_with(
        R"(", algorithm=SHA-256, opaque="o\"", qop=auth, nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv")"));
    CHECK(u.authorize(at("https://example.org/a?b"), "PUT")->find("nc=00000002") != std::string::npos);
    // A stale nonce is worth another try, a refusal is not.
    CHECK(u.challenged(refused({R"(Digest realm="r", nonce="n2", qop="auth", stale=TRUE)"}), first));
    const auto second = u.authorize(at("https://example.org/"), "PUT").value();
    CHECK(second.find("nonce=\"n2\"") != std::string::npos);
    CHECK_FALSE(u.challenged(refused({R"(Digest realm="r", nonce="n3", qop="auth")"}), second));
}

TEST_CASE("what was learnt of logging in serves the next run") {
    auto u = user();
    const auto once = refused({R"(Digest realm="r", nonce="n", qop="auth")"});
    CHECK(u.challenged(once, ""));
    const auto sent = u.authorize(at("https://example.org/"), "GET").value();
    u.accepted(sent);
    dav::authenticator next(
        {"Mufasa", "Circle of Life", dav::scheme::digest}, [] { return std::string("c"); }, u.known());
    const auto second = next.authorize(at("https://example.org/"), "GET").value();
    CHECK(second.find("nonce=\"n\"") != std::string::npos);
    CHECK(second.find("nc=00000002") != std::string::npos);
    // A nonce that was taken before may have been forgotten without a word of it. Of two requests under way
    // the second finds the new one there.
    const auto third = next.authorize(at("https://example.org/"), "GET").value();
    CHECK(next.challenged(refused({R"(Digest realm="r", nonce="n2", qop="auth")"}), second));
    CHECK(next.challenged(refused({R"(Digest realm="r", nonce="n3", qop="auth")"}), third));
    const auto fourth = next.authorize(at("https://example.org/"), "GET").value();
    CHECK(fourth.find("nonce=\"n2\"") != std::string::npos);
    CHECK(fourth.find("nc=00000001") != std::string::npos);
    // The new one is refused: that is the password.
    CHECK_FALSE(next.challenged(refused({R"(Digest realm="r", nonce="n4", qop="auth")"}), fourth));
}

TEST_CASE("a connection has a nonce of its own where the server does not take that of another") {
    auto u = user(dav::scheme::digest);
    const auto to = at("https://example.org/");
    CHECK(u.challenged(refused({R"(Digest realm="r", nonce="n1", qop="auth")"}), "", 1));
    const auto first = u.authorize(to, "GET", 1).value();
    u.accepted(first, 1);
    const auto other = u.authorize(to, "GET", 2).value();
    CHECK(other.find("nonce=\"n1\"") != std::string::npos);
    CHECK(u.challenged(refused({R"(Digest realm="r", nonce="n2", qop="auth")"}), other, 2));
    CHECK(u.authorize(to, "GET", 2)->find("nonce=\"n2\"") != std::string::npos);
    CHECK(u.authorize(to, "GET", 1)->find("nonce=\"n1\"") != std::string::npos);
    CHECK(u.authorize(to, "GET", 3)->find("nonce=\"n1\"") != std::string::npos);
    // Its own is refused as well: that is the password.
    CHECK_FALSE(u.challenged(refused({R"(Digest realm="r", nonce="n4", qop="auth")"}),
                             u.authorize(to, "GET", 2).value(), 2));
}

TEST_CASE("where Digest never succeeds Basic is tried") {
    auto u = user(dav::scheme::negotiated);
    const auto both = refused({R"(Digest realm="r", nonce="n", qop="auth")", "Basic realm=\"r\""});
    CHECK(u.challenged(both, ""));
    CHECK(u.challenged(both, u.authorize(at("http://example.org/"), "GET").value()));
    CHECK(u.authorize(at("http://example.org/"), "GET") == basic);
}

TEST_CASE("a session algorithm and a challenge without qop are answered as they are") {
    auto u = user();
    CHECK(u.challenged(refused({R"(Digest realm="r", nonce="n", algorithm="md5-sess", qop="auth")"}), ""));
    CHECK(u.authorize(at("https://example.org/"), "GET")->find("algorithm=md5-sess") != std::string::npos);
    auto v = user();
    CHECK(v.challenged(refused({R"(Digest realm="r", nonce="n")"}), ""));
    CHECK(v.authorize(at("https://example.org/"), "GET")->find("nc=") == std::string::npos);
}

TEST_CASE("a bearer has one token and no second try") {
    auto u = user(dav::scheme::bearer);
    CHECK(u.authorize(at("https://example.org/"), "GET") == "Bearer Circle of Life");
    CHECK_FALSE(u.challenged(refused({"Basic realm=\"x\""}), "Bearer x"));
}
