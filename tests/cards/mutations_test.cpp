// SPDX-License-Identifier: MIT
// Many small changes of the address books in tests/data, the same in every run.
#include "cards/address_book_checks.hpp"
#include "support/data.hpp"
#include "support/mutator.hpp"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace intouch::test;

namespace {

namespace fs = std::filesystem;

constexpr int mutations = 25; // of each file

constexpr std::array<std::string_view, 18> words{"\r\n",
                                                 "\n",
                                                 "\r",
                                                 "\"",
                                                 ",",
                                                 ";",
                                                 ":",
                                                 "\t",
                                                 "\\",
                                                 "=",
                                                 "=C3=",
                                                 "\xE9",
                                                 "\x8E\x52",
                                                 "BEGIN:VCARD\n",
                                                 "END:VCARD\n",
                                                 "\n ",
                                                 ";CHARSET=UTF-16;ENCODING=B:",
                                                 "2026-02-30"};

} // namespace

TEST_CASE("a changed address book gives a valid roster, or is refused") {
    mutator m(words);
    for (const auto* folder : {"good", "cases"})
        for (const auto& file : fs::directory_iterator(data_dir() / "cards" / folder)) {
            const std::string name = file.path().filename().string();
            if (name.ends_with(".toml")) continue;
            std::ifstream in(file.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(in), {}};
            REQUIRE_FALSE(bytes.empty());
            for (int i = 0; i < mutations; ++i) {
                const std::string changed = m.change(bytes);
                CAPTURE(name);
                CAPTURE(changed);
                REQUIRE(fault_of_address_book(name, changed) == "");
            }
        }
}
