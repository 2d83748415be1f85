// SPDX-License-Identifier: MIT
#include "json/member.hpp"

#include "core/date.hpp"
#include "roster/fault.hpp"
#include "words/dates.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

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

/// The list under `name`; empty for any other value.
boost::json::array list_in(const boost::json::value& value, std::string_view name) {
    if (!value.is_object()) return {};
    const auto* list = value.get_object().if_contains(boost::json::string_view(name.data(), name.size()));
    return list != nullptr && list->is_array() ? list->get_array() : boost::json::array();
}

/// The objects of a list.
std::vector<boost::json::object> objects_in(const boost::json::array& list) {
    std::vector<boost::json::object> all;
    for (const auto& each : list)
        if (each.is_object()) all.push_back(each.get_object());
    return all;
}

void add(boost::json::object& to, const member_list& list) {
    if (list.texts.empty()) return;
    boost::json::array texts;
    for (const auto& each : list.texts) texts.emplace_back(each);
    to[list.name] = std::move(texts);
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

std::vector<std::string> text_list(std::string_view json, std::string_view name) {
    std::vector<std::string> texts;
    for (const auto& each : list_in(parse(json), name))
        if (each.is_string()) texts.emplace_back(each.get_string());
    return texts;
}

std::vector<roster::named_person> named_people(std::string_view json) { return named_in(json, "people"); }

std::vector<roster::named_person> named_in(std::string_view json, std::string_view list) {
    std::vector<roster::named_person> named;
    for (const auto& each : objects_in(list_in(parse(json), list)))
        named.push_back({text_of(each, "id"), text_of(each, "name")});
    return named;
}

std::vector<std::string> file_errors(std::string_view json) {
    std::vector<std::string> errors;
    for (const auto& each : objects_in(list_in(parse(json), "faults"))) {
        if (text_of(each, "severity") != "error") continue;
        const auto number = [&](const char* name) {
            const auto* found = each.if_contains(name);
            return static_cast<std::uint32_t>(found != nullptr && found->is_int64() ? found->get_int64() : 0);
        };
        errors.push_back(roster::print({{text_of(each, "file"), number("line"), number("column")},
                                        roster::severity::error,
                                        text_of(each, "text")}));
    }
    return errors;
}

std::vector<feed_link> feed_links(std::string_view json) {
    std::vector<feed_link> links;
    const auto value = parse(json);
    if (!value.is_array()) return links;
    for (const auto& each : objects_in(value.get_array()))
        links.push_back({text_of(each, "id"), text_of(each, "url"), text_of(each, "webcal")});
    return links;
}

std::vector<planned_person> planned_people(std::string_view json) {
    std::vector<std::pair<std::string, planned_person>> found;
    for (const auto& p : objects_in(list_in(parse(json), "people"))) {
        const auto* next = p.if_contains("next");
        if (next == nullptr || !next->is_object()) continue;
        const auto day = text_of(next->get_object(), "date");
        const auto read = parse_date(day);
        if (!read) continue;
        found.push_back({day + text_of(next->get_object(), "start"),
                         {text_of(p, "id"), text_of(p, "name"), words::full_weekday_date(*read),
                          text_of(next->get_object(), "title")}});
    }
    std::ranges::sort(found, {}, [](const auto& f) { return std::tie(f.first, f.second.id); });
    std::vector<planned_person> planned;
    for (auto& [key, one] : found) planned.push_back(std::move(one));
    return planned;
}

std::vector<told_why> whys(std::string_view json) {
    std::vector<told_why> all;
    const auto value = parse(json);
    const auto* people = value.is_object() ? value.get_object().if_contains("people") : nullptr;
    if (people == nullptr || !people->is_object()) return all;
    for (const auto& each : people->get_object()) {
        if (!each.value().is_object()) continue;
        told_why one{text_of(each.value().get_object(), "name"), text_of(each.value().get_object(), "why")};
        if (std::ranges::find(all, one) == all.end())
            all.push_back(std::move(one)); // all members of a household share one
    }
    return all;
}

std::string log_request(const std::vector<std::string>& people, const std::vector<member>& members,
                        const std::string& promise) {
    boost::json::object made;
    add(made, member_list{"people", people});
    add(made, members);
    if (!promise.empty()) made["promise"] = parse(promise);
    return boost::json::serialize(made);
}

std::string new_person_request(const std::string& text, const std::string& circle, bool again) {
    boost::json::object made;
    add(made, {{"text", text}, {"circle", circle}});
    if (again) made["again"] = true;
    return boost::json::serialize(made);
}

std::string object(const std::vector<member>& members) {
    boost::json::object made;
    add(made, members);
    return boost::json::serialize(made);
}

std::string object(const std::vector<member>& members, const member_list& list) {
    boost::json::object made;
    add(made, members);
    add(made, list);
    return boost::json::serialize(made);
}

} // namespace intouch::json
