// SPDX-License-Identifier: MIT
// Writes JSON into one string, one member after the other. Boost.JSON would print 2.1 as 2.1E0, and its tree
// of an agenda of 100,000 people would take more memory than the plan.
#pragma once

#include "core/date.hpp"
#include "core/zone.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::json {

/// Makes every string valid UTF-8 without control characters; line breaks and tabs stay.
class writer {
public:
    writer& begin_object();
    writer& end_object();
    writer& begin_array();
    writer& end_array();
    writer& key(std::string_view name);

    writer& text(std::string_view value);
    writer& text_or_null(std::string_view value); ///< empty: null
    writer& boolean(bool value);
    writer& null();
    writer& integer(std::int64_t value);
    /// Rounded to one or two `decimals`, without zeros at the end; null when `value` is not finite.
    writer& number(double value, int decimals);
    writer& day(date value);
    writer& time(instant value, const time_zone& zone);
    /// A day; with a time, RFC 3339 with the offset of the zone.
    writer& moment(const when& value, const time_zone& zone);

    writer& day(const std::optional<date>& value) { return value ? day(*value) : null(); }
    writer& time(const std::optional<instant>& value, const time_zone& zone) {
        return value ? time(*value, zone) : null();
    }
    writer& moment(const std::optional<when>& value, const time_zone& zone) {
        return value ? moment(*value, zone) : null();
    }
    template <std::integral Integer> writer& integer(const std::optional<Integer>& value) {
        return value ? integer(static_cast<std::int64_t>(*value)) : null();
    }

    template <class Texts> writer& texts(const Texts& values) {
        begin_array();
        for (const auto& value : values) text(value);
        return end_array();
    }
    template <class Range, class Write> writer& list(const Range& values, const Write& write) {
        begin_array();
        for (const auto& value : values) write(*this, value);
        return end_array();
    }

    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    /// The document, with a line break at its end.
    [[nodiscard]] std::string done() &&;

private:
    void separate();
    void put_string(std::string_view value);
    void put_escaped(std::string_view clean);

    std::string out_;
    bool comma_ = false; ///< whether the next value or key needs a comma before it
};

} // namespace intouch::json
