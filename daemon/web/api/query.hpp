// SPDX-License-Identifier: MIT
// The query parameters of a read. A parameter that is unknown or cannot be read is refused by name.
#pragma once

#include "core/date.hpp"
#include "core/natural_date.hpp"
#include "core/result.hpp"
#include "http/message.hpp"
#include "plan/report/report.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::daemon::api {

class query {
public:
    query(const http::request& r, std::initializer_list<std::string_view> known);

    [[nodiscard]] std::string text(std::string_view name) const;
    /// A day as people write it, such as "friday".
    [[nodiscard]] std::optional<date> day(std::string_view name, const wall_clock& by,
                                          looks direction = looks::ahead);
    /// "from" and "to", which are days as people write them; without "from" the current week, or month.
    [[nodiscard]] plan::report_span days_of_report(const wall_clock& by, bool month = false);
    [[nodiscard]] int number(std::string_view name, int low, int high, int otherwise);

    void refuse(std::string_view name, error why);
    struct fault {
        std::string name;
        error why;
    };
    [[nodiscard]] const std::optional<fault>& refused() const { return fault_; } ///< the first refusal

private:
    const std::vector<http::parameter>& given_;
    std::optional<fault> fault_;
};

} // namespace intouch::daemon::api
