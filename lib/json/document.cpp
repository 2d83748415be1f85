// SPDX-License-Identifier: MIT
#include "json/document.hpp"

#include "core/text.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace intouch::json {

namespace {

constexpr std::size_t most_depth = 16;

/// The handler of Boost.JSON: builds the value and refuses a repeated name.
struct builder {
    using error_code = boost::json::error_code;
    using view = boost::json::string_view;
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    std::vector<document> open; ///< open containers; the first is the whole document, as a list of one
    std::vector<std::string> keys;
    std::string text;
    std::string twice; ///< the repeated name

    bool add(decltype(document::value) value) {
        document& into = open.back();
        if (auto* list = std::get_if<document::list>(&into.value)) {
            list->push_back({{}, std::move(value)});
        } else {
            std::get<document::object>(into.value)
                .members.push_back({std::move(keys.back()), std::move(value)});
            keys.pop_back();
        }
        return true;
    }
    bool begin(decltype(document::value) value) {
        open.push_back({{}, std::move(value)});
        return true;
    }
    bool close() {
        auto made = std::move(open.back().value);
        open.pop_back();
        return add(std::move(made));
    }

    bool on_document_begin(error_code& /*ec*/) { return begin(document::list{}); }
    bool on_document_end(error_code& /*ec*/) { return true; }
    bool on_array_begin(error_code& /*ec*/) { return begin(document::list{}); }
    bool on_array_end(std::size_t /*n*/, error_code& /*ec*/) { return close(); }
    bool on_object_begin(error_code& /*ec*/) { return begin(document::object{}); }
    bool on_object_end(std::size_t /*n*/, error_code& ec) {
        std::vector<std::string_view> names;
        for (const document& member : std::get<document::object>(open.back().value).members) {
            names.push_back(member.name);
        }
        std::ranges::sort(names);
        if (const auto same = std::ranges::adjacent_find(names); same != names.end()) {
            twice = *same;
            ec = boost::json::error::syntax;
            return false;
        }
        return close();
    }
    bool on_key_part(view part, std::size_t /*n*/, error_code& /*ec*/) {
        text.append(part.data(), part.size());
        return true;
    }
    bool on_key(view part, std::size_t /*n*/, error_code& /*ec*/) {
        text.append(part.data(), part.size());
        keys.push_back(std::exchange(text, {}));
        return true;
    }
    bool on_string_part(view part, std::size_t /*n*/, error_code& /*ec*/) {
        text.append(part.data(), part.size());
        return true;
    }
    bool on_string(view part, std::size_t /*n*/, error_code& /*ec*/) {
        text.append(part.data(), part.size());
        return add(std::exchange(text, {}));
    }
    bool on_number_part(view /*part*/, error_code& /*ec*/) { return true; }
    bool on_int64(std::int64_t number, view /*digits*/, error_code& /*ec*/) { return add(number); }
    bool on_uint64(std::uint64_t number, view /*digits*/, error_code& /*ec*/) {
        return add(static_cast<double>(number));
    }
    bool on_double(double number, view /*digits*/, error_code& /*ec*/) { return add(number); }
    bool on_bool(bool truth, error_code& /*ec*/) { return add(truth); }
    bool on_null(error_code& /*ec*/) { return add(std::monostate{}); }
    bool on_comment_part(view /*part*/, error_code& /*ec*/) { return true; }
    bool on_comment(view /*part*/, error_code& /*ec*/) { return true; }
};

std::string place(std::string_view json, std::size_t at) {
    const std::string_view before = json.substr(0, at);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t start = before.rfind('\n');
    const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return fmt::format("line {}, column {}", line, column);
}

std::string reason(const boost::json::error_code& ec, std::string_view json, std::size_t at) {
    if (ec == boost::json::error::incomplete) return "the JSON ends too early";
    if (ec == boost::json::error::too_deep) return fmt::format("nested deeper than {} levels", most_depth);
    if (ec == boost::json::error::extra_data) return "found more after the end of the JSON";
    const std::string_view rest = json.substr(std::min(at, json.size()));
    std::string_view first = rest.substr(0, 1);
    if (!first.empty() && static_cast<unsigned char>(first.front()) >= 0x80U) first = {};
    return first.empty() ? fmt::format("not JSON ({})", ec.message())
                         : fmt::format("found {}, which is not JSON here ({})", quoted(first), ec.message());
}

} // namespace

std::string document::found() const {
    struct teller {
        std::string operator()(std::monostate /*null*/) const { return "null"; }
        std::string operator()(bool truth) const { return truth ? "true" : "false"; }
        std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
        std::string operator()(double number) const { return fmt::format("{}", number); }
        std::string operator()(const std::string& text) const { return quoted(text); }
        std::string operator()(const list& /*values*/) const { return "a list"; }
        std::string operator()(const object& /*members*/) const { return "an object"; }
    };
    return std::visit(teller{}, value);
}

result<document> read(std::string_view json) {
    if (!valid_utf8(json))
        return fail(errc::invalid, "found bytes that are not UTF-8, expected JSON in UTF-8");
    boost::json::parse_options options;
    options.max_depth = most_depth;
    boost::json::basic_parser<builder> parser(options);
    boost::json::error_code failed;
    const std::size_t read = parser.write_some(false, json.data(), json.size(), failed);
    if (!failed && read < json.size()) failed = boost::json::error::extra_data;
    if (!parser.handler().twice.empty()) {
        return fail(errc::invalid, fmt::format("found {} twice in one object, expected it once",
                                               quoted(parser.handler().twice)));
    }
    if (failed) return fail(errc::invalid, place(json, read) + ": " + reason(failed, json, read));
    return std::move(std::get<document::list>(parser.handler().open.front().value).front());
}

} // namespace intouch::json
