// SPDX-License-Identifier: MIT
#include "core/digest.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace intouch {

namespace {

std::vector<std::uint8_t> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

} // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("HMAC-SHA-256 gives the codes of RFC 4231") {
    CHECK(hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex(hmac_sha256(std::string(20, '\xaa'), std::string(50, '\xdd'))) ==
          "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    CHECK(hex(hmac_sha256(std::string(131, '\xaa'),
                          "Test Using Larger Than Block-Size Key - Hash Key First")) ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    CHECK(hex(hmac_sha256("", "")) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("base32 gives the vectors of RFC 4648 in lower case and unpadded") {
    CHECK(base32(bytes_of(""), 99).empty());
    CHECK(base32(bytes_of("f"), 99) == "my");
    CHECK(base32(bytes_of("fo"), 99) == "mzxq");
    CHECK(base32(bytes_of("foo"), 99) == "mzxw6");
    CHECK(base32(bytes_of("foob"), 99) == "mzxw6yq");
    CHECK(base32(bytes_of("fooba"), 99) == "mzxw6ytb");
    CHECK(base32(bytes_of("foobar"), 99) == "mzxw6ytboi");
}

TEST_CASE("base32 is cut to the requested length") {
    CHECK(base32(bytes_of("foobar"), 0).empty());
    CHECK(base32(bytes_of("foobar"), 1) == "m");
    CHECK(base32(bytes_of("foobar"), 8) == "mzxw6ytb");
    CHECK(base32(bytes_of("foobar"), 9) == "mzxw6ytbo");
    CHECK(base32(bytes_of("foobar"), 10) == "mzxw6ytboi");
    CHECK(base32(sha256("abc"), 26) == "xj4bnp4pahh6uqkbidpf3lrceo");
    CHECK(base32(sha256("abc"), 99).size() == 52);
}

TEST_CASE("hex is two lower-case digits a byte") {
    CHECK(hex(std::vector<std::uint8_t>{0x00, 0x0f, 0xf0, 0xab}) == "000ff0ab");
    CHECK(hex(std::vector<std::uint8_t>{}).empty());
}

TEST_CASE("MD5 gives the digests of RFC 1321") {
    CHECK(hex(md5("")) == "d41d8cd98f00b204e9800998ecf8427e");
    CHECK(hex(md5("message digest")) == "f96b697d7cb7938d525a2f31aaf161d0");
}

TEST_CASE("base64 gives the examples of RFC 4648") {
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64(std::string_view("\xff\x00\xfe", 3)) == "/wD+");
}

TEST_CASE("two secrets are equal when all their bytes are equal") {
    CHECK(equal_secret("", ""));
    CHECK(equal_secret("secret", "secret"));
    CHECK_FALSE(equal_secret("secret", "secres"));
    CHECK_FALSE(equal_secret("secret", "Secret"));
    CHECK_FALSE(equal_secret("secret", "secrets"));
    CHECK_FALSE(equal_secret("", "s"));
}

TEST_CASE("a tie break is the first eight bytes of the digest") {
    CHECK(tie_break("abc") == 0xba7816bf8f01cfeaU);
    CHECK(tie_break("") == 0xe3b0c44298fc1c14U);
}

TEST_CASE("base64 is read with and without its padding") {
    CHECK(decode_base64("SsO2cmc=") == "Jörg");
    CHECK(decode_base64("SsO2\r\n cmc") == "Jörg");
    CHECK(decode_base64("") == "");
    for (const auto* text : {"SsO2c", "Jörg", "a=b"}) CHECK_FALSE(decode_base64(text).has_value());
}

} // namespace intouch
