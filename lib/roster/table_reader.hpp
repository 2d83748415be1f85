// SPDX-License-Identifier: MIT
// Reads one TOML table key by key and collects its faults. The known keys are the keys that were read: there
// is no separate list of keys to keep in step.
#pragma once

#include "core/result.hpp"
#include "core/span.hpp"
#include "core/zone.hpp"
#include "roster/document.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace intouch::roster {

/// A text with its position, for checks that come later.
struct located {
    std::string text;
    place at;
};

class table_reader {
public:
    /// Messages call the table `called`, such as "[calendar]" or "[people.ada]", and point to `at` when a key
    /// is missing. `table` and `faults` must outlive the reader.
    table_reader(const member_list& table, place at, std::string called, fault_list& faults);

    [[nodiscard]] const std::string& called() const { return called_; }
    [[nodiscard]] const place& at() const { return at_; }
    [[nodiscard]] bool has(std::string_view key); ///< present, valid or not
    [[nodiscard]] place place_of(std::string_view key);

    // Each function returns nothing when the key is absent or wrong. A wrong key adds a fault.

    /// Blank text counts as absent. Control characters are a fault.
    std::optional<std::string> text(std::string_view key, std::string_view expected = "text in quotes");
    /// As `text`, but blank text is a fault.
    std::optional<std::string> name(std::string_view key, std::string_view expected = "a name in quotes");
    /// As `name`, for the name of a file. "~" is a fault.
    std::optional<std::string> file(std::string_view key, std::string_view expected);
    std::optional<bool> flag(std::string_view key);
    std::optional<int> number(std::string_view key, int low, int high);
    std::optional<date> day(std::string_view key);
    std::optional<span> length(std::string_view key, bool zero_allowed = false);
    std::optional<minutes> duration(std::string_view key, minutes low = minutes{0}, minutes high = days{31});
    std::optional<time_zone> zone(std::string_view key);
    /// A list of texts. A repeated text counts once, with a warning, unless `may_repeat`. An empty list is a fault
    /// unless `empty_allowed`.
    std::optional<std::vector<located>> texts(std::string_view key, std::string_view example,
                                              bool empty_allowed = false, bool may_repeat = false);
    std::optional<std::vector<std::string>> words(std::string_view key, std::string_view example,
                                                  bool empty_allowed = false);
    /// A list of texts that are valid ids.
    std::optional<std::vector<located>> ids(std::string_view key, std::string_view example,
                                            bool empty_allowed = false);

    /// The result of `parse` for the text. An error of `parse` becomes a fault.
    template <class T>
    std::optional<T> parsed(std::string_view key, std::string_view expected,
                            const std::function<result<T>(std::string_view)>& parse) {
        const auto found = text_of(key, expected);
        return found ? take<T>(place_of(key), key, *found, parse) : std::nullopt;
    }
    /// As `parsed`, for each text of a list. Spans may repeat: they are waits, one after the other.
    template <class T>
    std::optional<std::vector<T>> parsed_list(std::string_view key, std::string_view example,
                                              const std::function<result<T>(std::string_view)>& parse) {
        const auto found = texts(key, example, false, std::is_same_v<T, span>);
        if (!found) return std::nullopt;
        std::vector<T> list;
        for (const auto& [text, at] : *found)
            if (auto value = take<T>(at, key, text, parse)) list.push_back(std::move(*value));
        return list;
    }
    /// The value of one of the words in `choices`.
    template <class T>
    std::optional<T> choice(std::string_view key,
                            const std::vector<std::pair<std::string_view, T>>& choices) {
        if (!has(key)) return std::nullopt;
        const auto found = text_of(key, expected_choice(names_of(choices)));
        return found ? chosen(key, place_of(key), *found, choices) : std::nullopt;
    }
    template <class T>
    std::optional<std::vector<T>> choice_list(std::string_view key, std::string_view example,
                                              const std::vector<std::pair<std::string_view, T>>& choices) {
        const auto found = texts(key, example);
        if (!found) return std::nullopt;
        std::vector<T> list;
        for (const auto& [text, at] : *found)
            if (auto value = chosen(key, at, text, choices)) list.push_back(*value);
        return list;
    }

    /// The value itself, for keys that accept several types.
    const node* raw(std::string_view key);
    /// The table under `key`.
    std::optional<table_reader> table(std::string_view key);
    /// Calls `read` for each `[key.ID]` with a valid id.
    void each(std::string_view key, const std::function<void(const std::string& id, table_reader&)>& read);
    /// Calls `read` for each `[[key]]`.
    void each_of_list(std::string_view key, const std::function<void(table_reader&)>& read);

    void error(std::string_view key, std::string text); ///< "key: text", at the value
    void warning(std::string_view key, std::string text);
    void error_at(const place& at, std::string text);
    void warning_at(const place& at, std::string text);
    void missing(std::string_view key, std::string_view expected); ///< "[x]: `key` is missing; write …"
    void wrong_kind(std::string_view key, const node& found, std::string_view expected);

    /// Adds a fault for each key that was never read. `elsewhere` explains a key that belongs to another
    /// file.
    void finish(const std::function<std::string(std::string_view key)>& elsewhere = {});

private:
    const member* find(std::string_view key);
    std::optional<std::string> text_of(std::string_view key, std::string_view expected);
    std::optional<std::string> clean(std::string_view key, const place& at, const std::string& text);
    [[nodiscard]] place located_at(position at) const { return {at_.file, at.line, at.column}; }
    template <class T>
    std::optional<T> take(const place& at, std::string_view key, const std::string& text,
                          const std::function<result<T>(std::string_view)>& parse) {
        constexpr bool is_text = std::is_same_v<T, std::string>;
        result<T> r = parse(is_text ? text : with_plain_marks(text));
        if (r) return std::move(*r);
        error_at(at,
                 std::string(key) + ": " + r.error().text + (is_text ? std::string() : foreign_letter(text)));
        return std::nullopt;
    }
    /// Blanks that do not break become blanks, and dashes between numbers become hyphens.
    static std::string with_plain_marks(std::string text);
    /// "; its character 3 is U+0435": what looks like a letter or a figure of ASCII, and is none. Empty for plain text.
    static std::string foreign_letter(std::string_view text);
    template <class T>
    static std::vector<std::string> names_of(const std::vector<std::pair<std::string_view, T>>& choices) {
        std::vector<std::string> names;
        for (const auto& [name, value] : choices) names.emplace_back(name);
        return names;
    }
    template <class T>
    std::optional<T> chosen(std::string_view key, const place& at, const std::string& found,
                            const std::vector<std::pair<std::string_view, T>>& choices) {
        for (const auto& [name, value] : choices)
            if (name == found) return value;
        unknown_choice(key, at, found, names_of(choices));
        return std::nullopt;
    }
    static std::string expected_choice(const std::vector<std::string>& names);
    void unknown_choice(std::string_view key, const place& at, std::string_view found,
                        const std::vector<std::string>& names);

    const member_list* table_;
    place at_;
    std::string called_;
    fault_list* faults_;
    std::vector<std::string_view> asked_; // literals, or texts that outlive the reader
};

} // namespace intouch::roster
