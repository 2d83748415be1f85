// SPDX-License-Identifier: MIT
// The members of one request object. Each member is read once; a member that nobody reads is unknown.
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

/// Keeps the first fault. After a fault every reader returns its default.
class fields {
public:
    /// `known` are the permitted names. The message for a body that is no object shows `example`. An empty
    /// body, or one of blanks, is {}.
    fields(std::string_view body, const std::vector<std::string>& known, std::string_view example);

    [[nodiscard]] std::string text(std::string_view name, std::string_view expected);
    /// The same; an empty or blank text is a fault.
    [[nodiscard]] std::string filled_text(std::string_view name, std::string_view expected);
    [[nodiscard]] std::string note();
    [[nodiscard]] std::string channel();
    [[nodiscard]] std::optional<when> moment(std::string_view name, const wall_clock& by, looks direction);
    [[nodiscard]] bool flag(std::string_view name); ///< an absent member is false
    [[nodiscard]] std::optional<int> round();
    /// 1 to 100 names without repetition; none for an absent member.
    [[nodiscard]] std::vector<std::string> ids(std::string_view name);
    [[nodiscard]] std::vector<std::string> people(); ///< the same; the member is required
    /// The object under that name; none when it is absent. After reading it, take over its fault.
    [[nodiscard]] std::optional<fields> object(std::string_view name, const std::vector<std::string>& known,
                                               std::string_view example);
    void take_fault(std::string_view name, const fields& inner);
    /// Whether the member exists and is not null.
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    void fail(std::string_view field, std::string text);

    template <class T> [[nodiscard]] parsed<T> finished(T made) const {
        if (fault_) return std::unexpected(*fault_);
        return made;
    }

private:
    fields() = default;
    /// A null member counts as absent.
    [[nodiscard]] const document* find(std::string_view name) const;
    void check_names(const std::vector<std::string>& known);

    document body_;
    std::optional<field_error> fault_;
};

} // namespace intouch::json
