// SPDX-License-Identifier: MIT
// Many small changes of the corpora, the same in every run. The libFuzzer programs in tests/fuzz go further.
#include "net/corpus.hpp"
#include "net/framing_checks.hpp"
#include "support/mutator.hpp"

#include <doctest/doctest.h>

#include <array>

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

} // namespace

TEST_CASE("changed requests are framed by their fields alone, however they are split") {
    mutator m(words);
    for (const auto& c : read_framing_cases())
        for (int i = 0; i < mutations; ++i) {
            const auto bytes = m.change(c.bytes);
            CAPTURE(bytes);
            REQUIRE(fault_of_requests(bytes, 1 + m.pick(bytes.size() + 1)) == "");
        }
}

TEST_CASE("changed answers keep to the limits, however they are split") {
    mutator m(words);
    for (const auto& c : read_answer_cases())
        for (int i = 0; i < mutations; ++i) {
            const auto bytes = m.change(c.bytes);
            CAPTURE(bytes);
            REQUIRE(fault_of_answer(bytes, 1 + m.pick(bytes.size() + 1), c.method, m.pick(2) == 0) == "");
        }
}
