// SPDX-License-Identifier: MIT
#include "console/help.hpp"

#include <doctest/doctest.h>

using namespace intouch;

namespace {

constexpr const char* text = "Put a touch on another day\n"
                             "\n"
                             "Options:\n"
                             "  -h,--help                   show this, with examples\n"
                             "  --touch TEXT                the promise or occasion with that in its text\n"
                             "  --a-name-that-is-too-long-for-it\n"
                             "                              goes on in the next line of the help\n";

} // namespace

TEST_CASE("a description goes on right of the names") {
    CHECK(console::help(text, {.columns = 56}) == "Put a touch on another day\n"
                                                  "\n"
                                                  "Options:\n"
                                                  "  -h,--help                   show this, with examples\n"
                                                  "  --touch TEXT                the promise or occasion\n"
                                                  "                              with that in its text\n"
                                                  "  --a-name-that-is-too-long-for-it\n"
                                                  "                              goes on in the next line\n"
                                                  "                              of the help\n");
}

TEST_CASE("on narrow paper a description stands below its name") {
    CHECK(console::help(text, {.columns = 32}) == "Put a touch on another day\n"
                                                  "\n"
                                                  "Options:\n"
                                                  "  -h,--help\n"
                                                  "      show this, with examples\n"
                                                  "  --touch TEXT\n"
                                                  "      the promise or occasion\n"
                                                  "      with that in its text\n"
                                                  "  --a-name-that-is-too-long-for-it\n"
                                                  "      goes on in the next line\n"
                                                  "      of the help\n");
}

TEST_CASE("a file gets the help as it is") { CHECK(console::help(text, {}) == text); }
