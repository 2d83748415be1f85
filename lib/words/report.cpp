// SPDX-License-Identifier: MIT
#include "words/report.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "core/unicode.hpp"
#include "roster/effective.hpp"
#include "words/dates.hpp"
#include "words/history.hpp"
#include "words/phrase.hpp"
#include "words/titles.hpp"
#include "words/touch_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

namespace intouch::words {

namespace {

using roster::naming;

constexpr std::size_t longest_note = 300; ///< bytes

std::string short_line(std::string_view text) { return cut(in_one_line(text), longest_note); }

/// Puts initials in place of the words that are part of a name on the roster, and "…" in place of addresses and numbers.
/// "will" and "and" are ordinary words: a word in lower case is a name only when the roster writes the whole name so. In
/// a script without case, which may have no blanks either, a name counts wherever it stands.
class note_redactor {
public:
    explicit note_redactor(const roster::roster& people) {
        constexpr std::size_t one_letter = 4; ///< bytes at most
        for (const auto& [id, p] : people.people) {
            const auto words = letter_runs(p.name);
            const bool small_name = std::ranges::all_of(words, begins_in_lower_case);
            for (const auto word : words)
                if (!has_case(word) && word.size() > one_letter) {
                    inner_words_.emplace(word);
                } else if (word.size() > 1 && (small_name || !begins_in_lower_case(word))) {
                    (small_name ? small_words_ : words_).insert(without_case(word));
                }
        }
    }

    [[nodiscard]] std::string redacted(std::string_view note) const {
        std::string text;
        for (const auto word : words_of(note)) {
            text += text.empty() ? "" : " ";
            text += is_detail(word) ? "…" : redacted_words(word);
        }
        return text;
    }

private:
    [[nodiscard]] std::string redacted_words(std::string_view note) const {
        std::string text;
        std::size_t end = 0;
        for (const auto word : letter_runs(note)) {
            const auto at = static_cast<std::size_t>(word.data() - note.data());
            text += note.substr(end, at - end);
            end = at + word.size();
            text += is_name(word) ? roster::initials(word) : without_inner_names(std::string(word));
        }
        return text + std::string(note.substr(end));
    }

    [[nodiscard]] std::string without_inner_names(std::string run) const {
        for (const std::string& name : inner_words_)
            for (auto at = run.find(name); at != std::string::npos; at = run.find(name, at + 1))
                run.replace(at, name.size(), roster::initials(name));
        return run;
    }

    /// A mail address, a link, or a number that could be dialled.
    [[nodiscard]] static bool is_detail(std::string_view word) {
        const auto digits = std::ranges::count_if(word, is_digit);
        return word.contains('@') || word.contains("://") || digits > 4;
    }
    [[nodiscard]] bool is_name(std::string_view word) const {
        const auto plain = without_case(word);
        return small_words_.contains(plain) || (!begins_in_lower_case(word) && words_.contains(plain));
    }

    std::set<std::string> words_;       ///< of names with a capital letter
    std::set<std::string> inner_words_; ///< of names in a script without case
    std::set<std::string> small_words_; ///< of names that are written in lower case alone
};

class writer {
public:
    writer(const plan::report& r, const roster::settings& s, const roster::roster& people, naming names)
        : r_(r), s_(s), people_(people), names_(names) {}

    std::vector<report_part> parts() {
        if (names_ != naming::hidden) reached();
        circles();
        if (names_ != naming::hidden) stories();
        again();
        silent();
        slipping();
        coming();
        return std::move(parts_);
    }

private:
    void add(std::string title, std::vector<std::string> lines) {
        if (!lines.empty()) parts_.push_back({std::move(title), std::move(lines)});
    }

    /// The name of a gathering names no person.
    [[nodiscard]] std::string named(const std::string& person, const std::string& name) const {
        const std::string clean = without_control(name);
        const bool whole = names_ == naming::full || people_.gatherings.contains(person);
        return whole ? clean : roster::initials(clean);
    }

    void reached() {
        std::vector<std::string> names;
        for (const auto& one : r_.people) names.push_back(named(one.person, one.name));
        if (!names.empty()) add("Reached", {joined(names)});
    }

    void circles() {
        std::vector<std::string> lines;
        for (const auto& c : r_.circles)
            lines.push_back(fmt::format("{}: {} planned, {} tried, {} reached", without_control(c.name),
                                        c.counts.planned, c.counts.tried, c.counts.reached));
        add("Circles", std::move(lines));
    }

    void stories() {
        const note_redactor redactor(names_ == naming::full ? roster::roster() : people_);
        std::vector<std::string> lines;
        for (const auto& one : r_.stories) {
            const std::string note = short_line(one.note);
            const bool spoke = ledger::is_contact(one.outcome) || one.outcome == ledger::entry_kind::kept;
            lines.push_back(fmt::format("{}, {}{}: {}", day(one.on.day), named(one.person, one.name),
                                        spoke ? "" : ", " + kind_phrase(one.outcome),
                                        names_ == naming::full ? note : redactor.redacted(note)));
        }
        add("What happened", std::move(lines));
    }

    void again() {
        if (names_ == naming::hidden && !r_.again.empty()) {
            add("In touch again", {counted(r_.again.size(), "person", "people") + " after a long time"});
            return;
        }
        std::vector<std::string> lines;
        for (const auto& one : r_.again)
            lines.push_back(fmt::format("{}, on {}, for the first time since {}", named(one.person, one.name),
                                        day(one.on.day), full_date(one.before)));
        add("In touch again", std::move(lines));
    }

    void silent() {
        std::vector<std::string> lines;
        for (const auto& one : r_.silent)
            if (const std::string title = silent_title(one, s_, people_, names_); !title.empty())
                lines.push_back(fmt::format("{}: {}", day(one.touch.day), title));
        add("Went by", std::move(lines));
    }

    void slipping() {
        if (names_ == naming::hidden && !r_.slipping.empty()) {
            add("It's been a while", {counted(r_.slipping.size(), "person", "people")});
            return;
        }
        std::vector<std::string> lines;
        for (const auto& row : r_.slipping) {
            std::string line = fmt::format("{}: {}", named(row.person, row.name), slipping_phrase(row));
            if (row.planned) line += ", planned " + day(*row.planned);
            lines.push_back(std::move(line));
        }
        add("It's been a while", std::move(lines));
    }

    void coming() {
        std::vector<std::string> lines;
        for (const auto& t : r_.coming)
            if (const std::string whole = title(t, s_, people_, names_); !whole.empty())
                lines.push_back(fmt::format("{}: {}", when_phrase(t, r_.zone), without_about(whole)));
        add("Coming", std::move(lines));
    }

    [[nodiscard]] std::string day(date d) const { return short_weekday_date(d, r_.to); }

    const plan::report& r_;
    const roster::settings& s_;
    const roster::roster& people_;
    naming names_;
    std::vector<report_part> parts_;
};

} // namespace

std::string report_days(const plan::report& r) {
    if (r.from == r.to) return full_weekday_date(r.to);
    return fmt::format("{} to {}", short_weekday_date(r.from, r.to), full_weekday_date(r.to));
}

std::string report_sum(const plan::report& r) {
    const auto& all = r.all;
    if (all == plan::report_counts{}) return "Nothing was planned, and nothing was logged.";
    const std::string planned =
        counted(static_cast<std::size_t>(all.planned), "touch planned", "touches planned");
    if (all.tried == 0 && all.reached == 0) return planned + ", no word yet.";
    return fmt::format("{}, {} tried, {} reached.", planned, all.tried, all.reached);
}

std::vector<report_part> report_parts(const plan::report& r, const roster::settings& s,
                                      const roster::roster& people, naming names) {
    return writer(r, s, people, names).parts();
}

std::string report_text(const plan::report& r, const roster::settings& s, const roster::roster& people,
                        naming names) {
    std::string text = report_sum(r) + "\n";
    for (const report_part& part : report_parts(r, s, people, names)) {
        text += fmt::format("\n{}\n", part.title);
        for (const std::string& line : part.lines) text += fmt::format("- {}\n", line);
    }
    return text;
}

std::string rounds_late(const plan::slipping_person& row) {
    const auto rounds = std::lround(plan::intervals_late(row));
    return rounds < 1 ? std::string() : rounds == 1 ? "a round ago" : fmt::format("{} rounds ago", rounds);
}

std::string slipping_phrase(const plan::slipping_person& row) {
    const std::string rounds = rounds_late(row);
    return fmt::format("was due by {}{}", full_date(row.latest), rounds.empty() ? "" : ", about " + rounds);
}

std::string silent_title(const plan::silent_touch& one, const roster::settings& s,
                         const roster::roster& people, naming names) {
    const std::string whole = title(one.touch, s, people, names);
    if (whole.empty()) return {};
    return whole + (one.word_since ? ", no word that day" : ", no word yet");
}

std::string hour_text(const plan::hour_result& r, const roster::roster& people, naming names) {
    if (names == naming::hidden || (r.tried == 0 && r.spoke.empty())) return {};
    const auto told = [&](const std::string& name) {
        return names == naming::full ? without_control(name) : roster::initials(without_control(name));
    };
    std::vector<std::string> spoke;
    for (const auto& one : r.spoke) spoke.push_back(told(one.name));
    std::string text = fmt::format("Tried {}", r.tried);
    if (!spoke.empty()) text += fmt::format(", in touch with {} ({})", spoke.size(), joined(spoke));
    if (r.messages > 0)
        text += ", " + counted(static_cast<std::size_t>(r.messages), "message", "messages") + " left";
    text += '.';
    const note_redactor redactor(names == naming::full ? roster::roster() : people);
    for (const auto& one : r.stories)
        text += fmt::format("\n{}: {}", told(one.name),
                            names == naming::full ? short_line(one.note)
                                                  : redactor.redacted(short_line(one.note)));
    return text;
}

} // namespace intouch::words
