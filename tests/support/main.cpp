// SPDX-License-Identifier: MIT
#include "support/data.hpp"

#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

std::filesystem::path intouch::test::source_dir() { return INTOUCH_SOURCE_DIR; }
