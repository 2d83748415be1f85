// SPDX-License-Identifier: MIT
#include "net/services.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

using namespace intouch;
using net::found_services;

namespace {

using bytes = std::vector<std::uint8_t>;

void add(bytes& to, unsigned number) {
    to.push_back(static_cast<std::uint8_t>(number >> 8U));
    to.push_back(static_cast<std::uint8_t>(number));
}
void add_name(bytes& to, std::string_view name) {
    while (!name.empty()) {
        const auto label = name.substr(0, name.find('.'));
        to.push_back(static_cast<std::uint8_t>(label.size()));
        to.insert(to.end(), label.begin(), label.end());
        name.remove_prefix(std::min(label.size() + 1, name.size()));
    }
    to.push_back(0);
}

/// A DNS message whose answers are these records of one type.
bytes answer(unsigned type, const std::vector<bytes>& records) {
    bytes message;
    for (const unsigned number : {7U, 0x8180U, 1U, static_cast<unsigned>(records.size()), 0U, 0U})
        add(message, number);
    add_name(message, "_caldavs._tcp.example.org");
    add(message, type);
    add(message, 1);
    for (const auto& r : records) {
        add(message, 0xC00C); // the name of the question
        add(message, type);
        add(message, 1);
        add(message, 0);
        add(message, 60);
        add(message, static_cast<unsigned>(r.size()));
        message.insert(message.end(), r.begin(), r.end());
    }
    return message;
}
bytes srv(unsigned priority, unsigned weight, unsigned port, std::string_view host) {
    bytes r;
    add(r, priority);
    add(r, weight);
    add(r, port);
    add_name(r, host);
    return r;
}
bytes txt(std::initializer_list<std::string_view> texts) {
    bytes r;
    for (const auto t : texts) {
        r.push_back(static_cast<std::uint8_t>(t.size()));
        r.insert(r.end(), t.begin(), t.end());
    }
    return r;
}

constexpr unsigned type_srv = 33;
constexpr unsigned type_txt = 16;

} // namespace

TEST_CASE("a DNS answer gives the hosts and the path of a service") {
    const auto hosts =
        answer(type_srv, {srv(10, 5, 443, "one.example.org"), srv(20, 0, 8443, "two.example.org")});
    const auto path = answer(type_txt, {txt({"v=1", "path=/dav/"})});
    CHECK(net::parse_services(hosts, path) ==
          found_services{{{"one.example.org", 443, 10, 5}, {"two.example.org", 8443, 20, 0}}, "path=/dav/"});
}

TEST_CASE("the host \".\" means that there is no service") {
    CHECK(net::parse_services(answer(type_srv, {srv(0, 0, 0, ""), srv(0, 0, 0, "x.example.org")}), {}) ==
          found_services{});
    CHECK(net::parse_services(answer(type_txt, {txt({"path=/dav/"})}), {}) == found_services{});
    CHECK(net::parse_services({}, {}) == found_services{});
}

TEST_CASE("a message that ends anywhere is read without a fault") {
    const auto hosts = answer(type_srv, {srv(10, 5, 443, "one.example.org")});
    const auto path = answer(type_txt, {txt({"path=/dav/"})});
    for (std::size_t size = 0; size < hosts.size(); ++size)
        CHECK(net::parse_services(std::span(hosts).first(size), {}).records.empty());
    for (std::size_t size = 0; size < path.size(); ++size)
        CHECK(net::parse_services({}, std::span(path).first(size)).text.empty());
    auto lying = path;
    lying[lying.size() - 11] = 200; // the length of the text
    CHECK(net::parse_services({}, lying) == found_services{});
}

TEST_CASE("a look-up ends at its limit or with its registration") {
    net::loop loop;
    std::optional<found_services> found;
    const auto asked = net::look_up_services(loop, "_caldavs._tcp.no-such-host.invalid",
                                             std::chrono::milliseconds(300), [&](found_services f) {
                                                 found = std::move(f);
                                                 loop.stop();
                                             });
    CHECK_FALSE(found.has_value());
    loop.run_for(std::chrono::seconds(5));
    CHECK(found == found_services{});
    bool told = false;
    {
        const auto dropped =
            net::look_up_services(loop, "_caldavs._tcp.x.invalid", std::chrono::milliseconds(1),
                                  [&](const found_services&) { told = true; });
    }
    loop.run_for(std::chrono::milliseconds(100));
    CHECK_FALSE(told);
}
