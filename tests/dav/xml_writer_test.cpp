// SPDX-License-Identifier: MIT
#include "dav/xml.hpp"
#include "dav/xml_writer.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace intouch;
using dav::element;

TEST_CASE("a written document is escaped and reads back") {
    dav::xml_writer w("D:a");
    w.element("D:b", "<&>\"'\x01 caf\xc3\xa9 ]]>").open("C:c", "name", "VEVENT").empty_element("CS:d");
    std::vector<element> children;
    const auto root = dav::read_xml(
        w.take(), {}, [&](const dav::xml_name&, element e) { children.push_back(std::move(e)); });
    REQUIRE(root);
    CHECK(*root == dav::xml_name{"DAV:", "a"});
    CHECK(children == std::vector<element>{{{"DAV:", "b"}, {}, "<&>\"' caf\xc3\xa9 ]]>", {}},
                                           {{std::string(dav::caldav_ns), "c"},
                                            {{"name", "VEVENT"}},
                                            "",
                                            {{{std::string(dav::calendarserver_ns), "d"}, {}, "", {}}}}});
}
