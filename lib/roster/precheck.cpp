// SPDX-License-Identifier: MIT
#include "roster/precheck.hpp"

#include "core/ascii.hpp"
#include "core/date.hpp"
#include "core/text.hpp"
#include "roster/describe_value.hpp"
#include "roster/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace intouch::roster {
namespace {

constexpr int key_part_limit = 16;
constexpr std::string_view unreadable_text = "0000-01-01";

/// Turns byte offsets into lines and columns. The offsets must not decrease, so that one pass over the text
/// serves them all.
class place_counter {
public:
    explicit place_counter(std::string_view text) : text_(text) {}
    /// The place of the character that holds byte `offset`. No call may pass a smaller offset than the call
    /// before.
    [[nodiscard]] position at(std::size_t offset) {
        for (; seen_ < offset && seen_ < text_.size(); ++seen_) {
            const char c = text_[seen_];
            if (c == '\n')
                here_ = {here_.line + 1, 1};
            else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
                ++here_.column;
        }
        return here_;
    }

private:
    std::string_view text_;
    std::size_t seen_ = 0;
    position here_{1, 1};
};

/// The offset of the first byte that does not begin a valid UTF-8 character.
std::size_t first_invalid(std::string_view text) {
    std::size_t line_at = 0;
    while (line_at < text.size()) {
        const std::size_t end = std::min(text.find('\n', line_at), text.size());
        if (!valid_utf8(text.substr(line_at, end - line_at))) break;
        line_at = end + 1;
    }
    std::size_t at = line_at;
    while (at < text.size()) {
        std::size_t length = 1;
        while (length <= 4 && !valid_utf8(text.substr(at, length))) ++length;
        if (length > 4) return at;
        at += length;
    }
    return at;
}

/// True when "YYYY-MM-DD" is at `at`, and no digit or dash follows.
bool looks_like_date(std::string_view text, std::size_t at) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (at + shape.size() > text.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 'd' ? !is_digit(text[at + i]) : text[at + i] != '-') return false;
    return at + shape.size() == text.size() ||
           !(is_digit(text[at + shape.size()]) || text[at + shape.size()] == '-');
}

/// A pass over the text outside strings and comments.
class walk {
public:
    walk(const source& file, fault_list& faults) : file_(file), faults_(faults), text_(file.text) {}

    /// False when the file must not be parsed.
    bool run() {
        while (at_ < text_.size())
            if (!step()) return false;
        return true;
    }
    std::string take() { return std::move(text_); }

private:
    bool step() {
        const char c = text_[at_];
        switch (c) {
        case '#':
            at_ = std::min(text_.find('\n', at_), text_.size());
            return true;
        case '"':
        case '\'':
            skip_string(c);
            return true;
        case '=':
            key_ = trimmed(std::string_view(text_).substr(key_at_, at_ - key_at_));
            [[fallthrough]];
        case '\n':
        case ',':
        case '[':
        case ']':
        case '{':
        case '}':
            parts_ = 1;
            value_next_ = c == '=' || c == '[' || c == ',';
            if (c != '=') key_at_ = at_ + 1;
            ++at_;
            return true;
        case ' ':
        case '\t':
        case '\r':
            ++at_;
            return true;
        case '.':
            if (++parts_ > key_part_limit) {
                add(fmt::format("is a key of more than {} parts, expected at most 3, as in [people.ada]",
                                key_part_limit));
                return false;
            }
            ++at_;
            return true;
        default:
            if (value_next_ && looks_like_date(text_, at_)) {
                check_date();
                at_ += unreadable_text.size();
            } else
                ++at_;
            value_next_ = false;
            return true;
        }
    }

    void skip_string(char quote) {
        value_next_ = false;
        const std::string three(3, quote);
        if (text_.compare(at_, 3, three) == 0) {
            for (at_ += 3; at_ < text_.size() && text_.compare(at_, 3, three) != 0; ++at_)
                if (quote == '"' && text_[at_] == '\\') ++at_;
            at_ = std::min(at_ + 3, text_.size());
            while (at_ < text_.size() && text_[at_] == quote)
                ++at_; // """"x"""" ends with more than three quotes
            return;
        }
        for (++at_; at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n'; ++at_)
            if (quote == '"' && text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
        if (at_ < text_.size() && text_[at_] == quote) ++at_;
    }

    void check_date() {
        const auto day = parse_date(std::string_view(text_).substr(at_, unreadable_text.size()));
        if (day) return;
        std::string text =
            key_.empty() || key_.size() > 64 ? day.error().text : key_ + ": " + day.error().text;
        std::erase(text, '"'); // a TOML date has no quotes
        add(std::move(text));
        text_.replace(at_, unreadable_text.size(), unreadable_text);
    }

    void add(std::string text) {
        const auto [line, column] = counter_.at(at_);
        faults_.push_back({{file_.name, line, column}, severity::error, std::move(text)});
    }

    const source& file_;
    fault_list& faults_;
    std::string text_;
    place_counter counter_{file_.text};
    std::size_t at_ = 0;
    std::size_t key_at_ = 0; // the start of the key before the next `=`
    std::string key_;
    int parts_ = 1;
    bool value_next_ = false; // since `=`, `[` or `,` there was only white space
};

} // namespace

std::optional<std::string> precheck(const source& file, fault_list& faults) {
    const auto refuse = [&](std::size_t at, std::string text) {
        const auto [line, column] = place_counter(file.text).at(at);
        faults.push_back({{file.name, line, column}, severity::error, std::move(text)});
        return std::nullopt;
    };
    if (file.text.size() > size_limit)
        return refuse(0, fmt::format("is larger than {} MB; a roster may be split into several files",
                                     size_limit >> 20));
    if (file.text.starts_with("\xFF\xFE") || file.text.starts_with("\xFE\xFF"))
        return refuse(0, "found UTF-16 text, expected UTF-8; save the file as UTF-8");
    if (const std::size_t nul = file.text.find('\0'); nul != std::string::npos)
        return refuse(nul, "found a zero byte, expected text; is this the right file?");
    if (!valid_utf8(file.text)) {
        const std::size_t at = first_invalid(file.text);
        return refuse(at,
                      fmt::format("found the byte 0x{:02X}, expected UTF-8 text; save the file as UTF-8",
                                  static_cast<unsigned char>(file.text[std::min(at, file.text.size() - 1)])));
    }
    walk checked(file, faults);
    if (!checked.run()) return std::nullopt;
    return checked.take();
}

} // namespace intouch::roster
