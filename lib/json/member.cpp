// SPDX-License-Identifier: MIT
#include "json/member.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace intouch::json {

namespace {

boost::json::value parse(std::string_view json) {
    boost::json::error_code failed;
    auto value = boost::json::parse(boost::json::string_view(json.data(), json.size()), failed);
    return failed ? boost::json::value() : value;
}

std::string text_of(const boost::json::object& o, std::string_view name) {
    const auto* found = o.if_contains(boost::json::string_view(name.data(), name.size()));
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

void add(boost::json::object& to, const std::vector<member>& members) {
    for (const auto& m : members)
        if (!m.text.empty()) to[m.name] = m.text;
}

} // namespace

std::string text_member(std::string_view json, std::string_view name) {
    const auto value = parse(json);
    return value.is_object() ? text_of(value.get_object(), name) : std::string();
}

std::vector<roster::named_person> named_people(std::string_view json) {
    std::vector<roster::named_person> named;
    const auto value = parse(json);
    if (!value.is_object()) return named;
    const auto* people = value.get_object().if_contains("people");
    if (people == nullptr || !people->is_array()) return named;
    for (const auto& p : people->get_array())
        if (p.is_object()) named.push_back({text_of(p.get_object(), "id"), text_of(p.get_object(), "name")});
    return named;
}

std::string object(const std::vector<member>& members) {
    boost::json::object made;
    add(made, members);
    return boost::json::serialize(made);
}

std::string object(const std::vector<std::string>& people, const std::vector<member>& members) {
    boost::json::object made;
    boost::json::array ids;
    for (const auto& id : people) ids.emplace_back(id);
    made["people"] = std::move(ids);
    add(made, members);
    return boost::json::serialize(made);
}

} // namespace intouch::json
