// SPDX-License-Identifier: MIT
// Many small changes of the corpora, the same in every run. The libFuzzer programs in tests/fuzz go further.
#include "net/corpus.hpp"
#include "net/framing_checks.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

using namespace intouch::test;

namespace {

constexpr int mutations = 150; // of each case

constexpr std::array<std::string_view, 16> words{"\r\n",
                                                 "\n",
                                                 "\r",
                                                 "\r\n\r\n",
                                                 " ",
                                                 "\t",
                                                 "0",
                                                 ":",
                                                 ";",
                                                 "\"",
                                                 "HTTP/1.1",
                                                 "chunked",
                                                 "GET / ",
                                                 "5\r\nhello",
                                                 "Content-Length: 5\r\n",
                                                 "Transfer-Encoding: chunked\r\n"};

class mutator {
public:
    /// Changes one to three places of `bytes`.
    std::string change(std::string bytes) {
        for (auto left = 1 + pick(3); left > 0; --left) change_once(bytes);
        return bytes;
    }
    std::size_t pick(std::size_t below) { return random_() % below; }

private:
    void change_once(std::string& bytes) {
        const auto at = pick(bytes.size() + 1);
        switch (pick(5)) {
        case 0:
            bytes.insert(at, words.at(pick(words.size())));
            break;
        case 1:
            bytes.erase(at, 1 + pick(4));
            break;
        case 2:
            if (at < bytes.size()) bytes[at] = static_cast<char>(pick(256));
            break;
        case 3:
            bytes.insert(at, bytes.substr(pick(bytes.size() + 1), 1 + pick(30)));
            break;
        default:
            bytes.resize(at);
        }
    }
    std::mt19937 random_{20261129}; // NOLINT(cert-msc51-cpp): the same changes in every run
};

} // namespace

TEST_CASE("changed requests are framed by their fields alone, however they are split") {
    mutator m;
    for (const auto& c : read_framing_cases())
        for (int i = 0; i < mutations; ++i) {
            const auto bytes = m.change(c.bytes);
            CAPTURE(bytes);
            REQUIRE(fault_of_requests(bytes, 1 + m.pick(bytes.size() + 1)) == "");
        }
}

TEST_CASE("changed answers keep to the limits, however they are split") {
    mutator m;
    for (const auto& c : read_answer_cases())
        for (int i = 0; i < mutations; ++i) {
            const auto bytes = m.change(c.bytes);
            CAPTURE(bytes);
            REQUIRE(fault_of_answer(bytes, 1 + m.pick(bytes.size() + 1), c.method, m.pick(2) == 0) == "");
        }
}
