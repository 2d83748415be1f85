// SPDX-License-Identifier: MIT
// The members of one request's object, each asked for once; what was not asked for is unknown.
#pragma once

#include "core/date.hpp"
#include "core/natural_date.hpp"
#include "json/document.hpp"
#include "json/requests.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::json {

/// The first fault found stays; every reader answers with its default from then on.
class fields {
public:
    /// `known` are the names that may come, `example` is shown where something else than an object came. An
    /// empty body (or one of blanks) is {}.
    fields(std::string_view body, const std::vector<std::string>& known, std::string_view example);

    [[nodiscard]] std::string text(std::string_view name, std::string_view expected);
    [[nodiscard]] std::string note();
    [[nodiscard]] std::string channel();
    [[nodiscard]] std::optional<when> moment(std::string_view name, local_minute now, looks direction);
    [[nodiscard]] bool flag(std::string_view name); ///< false when it is absent
    [[nodiscard]] std::optional<int> round();
    /// 1 to 100, each once; none when it is absent.
    [[nodiscard]] std::vector<std::string> ids(std::string_view name);
    [[nodiscard]] std::vector<std::string> people(); ///< the same, and must be there
    /// The object under that name; none when it is absent. Take its fault when it has been read.
    [[nodiscard]] std::optional<fields> object(std::string_view name, const std::vector<std::string>& known,
                                               std::string_view example);
    void take_fault(std::string_view name, const fields& inner);
    /// Whether it is there and not null.
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    void fail(std::string_view field, std::string text);

    template <class T> [[nodiscard]] parsed<T> finished(T made) const {
        if (fault_) return std::unexpected(*fault_);
        return made;
    }

private:
    fields() = default;
    /// Null counts as absent.
    [[nodiscard]] const document* find(std::string_view name) const;
    void check_names(const std::vector<std::string>& known);

    document body_;
    std::optional<field_error> fault_;
};

} // namespace intouch::json
