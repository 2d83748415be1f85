// SPDX-License-Identifier: MIT
#include "support/data.hpp"
#include "support/skip.hpp"

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <iostream>

namespace {

bool skipped = false;

} // namespace

std::filesystem::path intouch::test::source_dir() { return INTOUCH_SOURCE_DIR; }

void intouch::test::skip(std::string_view why) {
    skipped = true;
    std::cout << "skipped: " << why << '\n';
}

int main(int argc, char** argv) {
    const int failed = doctest::Context(argc, argv).run();
    return failed == 0 && skipped ? intouch::test::skipped_status : failed;
}
