// SPDX-License-Identifier: MIT
#include "net/body_files.hpp"

#include <doctest/doctest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

using namespace intouch;

namespace {

std::shared_ptr<const std::string> body(std::size_t size, char of) {
    return std::make_shared<const std::string>(size, of);
}

std::string content(const net::descriptor& file, std::size_t size) {
    std::string all(size, '\0');
    CHECK(::pread(file.get(), all.data(), size, 0) == static_cast<ssize_t>(size));
    return all;
}

} // namespace

TEST_CASE("a large body has a file from its second answer on") {
    net::body_files files;
    const auto large = body(50'000, 'a');
    CHECK(files.find(large) == nullptr);
    const auto file = files.find(large);
    REQUIRE(file);
    CHECK(content(*file, large->size()) == *large);
    CHECK(files.find(large) == file);
}

TEST_CASE("a small body, and no body, have no file") {
    net::body_files files;
    const auto small = body(1'000, 'a');
    for (int i = 0; i < 3; ++i) {
        CHECK(files.find(small) == nullptr);
        CHECK(files.find(nullptr) == nullptr);
    }
}

TEST_CASE("two bodies of the same bytes have two files") {
    net::body_files files;
    const auto one = body(50'000, 'a');
    const auto other = body(50'000, 'a');
    (void)files.find(one);
    (void)files.find(other);
    CHECK(files.find(one) != files.find(other));
}

TEST_CASE("the file of a body that nobody has goes; who sends it keeps it") {
    net::body_files files;
    auto large = body(50'000, 'a');
    (void)files.find(large);
    const auto file = files.find(large);
    REQUIRE(file);
    large = nullptr;
    CHECK(files.find(nullptr) == nullptr);
    CHECK(file.use_count() == 1);
    CHECK(content(*file, 50'000) == std::string(50'000, 'a'));
}

TEST_CASE("more bodies than files are sent without a file") {
    net::body_files files;
    std::vector<std::shared_ptr<const std::string>> bodies;
    std::size_t with_file = 0;
    for (int i = 0; i < 40; ++i) bodies.push_back(body(20'000, 'a'));
    for (int again = 0; again < 2; ++again)
        for (const auto& b : bodies) with_file += files.find(b) != nullptr;
    CHECK(with_file == 16);
}

TEST_CASE("without a descriptor a body has no file, and has one later") {
    net::body_files files;
    const auto large = body(50'000, 'a');
    (void)files.find(large);
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    rlimit none = before;
    none.rlim_cur = 0;
    setrlimit(RLIMIT_NOFILE, &none);
    const auto file = files.find(large);
    setrlimit(RLIMIT_NOFILE, &before);
    CHECK(file == nullptr);
    CHECK(files.find(large) != nullptr);
}
