// SPDX-License-Identifier: MIT
#include "cards/card_lines.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace intouch::cards {

namespace {

using ical::content_line;

bool blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

/// Physical lines joined to content lines.
class line_source {
public:
    explicit line_source(std::string_view rest) : rest_(rest) {
        if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    }

    struct unfolded {
        std::string text;
        std::size_t number = 0;
    };
    /// The next line that is not blank; absent at the end.
    std::optional<unfolded> next() {
        unfolded found;
        while (!rest_.empty() && blank(found.text)) {
            found.number = number_ + 1;
            found.text = take();
        }
        if (blank(found.text)) return std::nullopt;
        const std::string head = lower_ascii(std::string_view(found.text).substr(0, found.text.find(':')));
        const bool quoted = head.find("quoted-printable") != std::string::npos;
        const bool base64 =
            head.find("base64") != std::string::npos || head.find("encoding=b") != std::string::npos;
        while (!rest_.empty()) {
            const std::string_view more = peek();
            if (quoted && found.text.ends_with('=')) {
                found.text.pop_back();
                found.text += take();
            } else if ((more.starts_with(' ') || more.starts_with('\t')) && !blank(more)) {
                found.text += take().substr(1);
            } else if (base64 && !blank(more) && more.find_first_of(":;") == std::string_view::npos) {
                found.text += take();
            } else if (blank(more) && folds_after_blank()) {
                take();
            } else
                break;
        }
        return found;
    }

private:
    /// A fold may follow an empty line: some writers add one line end too many.
    [[nodiscard]] bool folds_after_blank() const {
        const std::size_t at = rest_.find_first_not_of("\r\n");
        return at != std::string_view::npos && at > 0 && (rest_[at] == ' ' || rest_[at] == '\t') &&
               !blank(rest_.substr(at, rest_.find_first_of("\r\n", at) - at));
    }
    [[nodiscard]] std::string_view peek() const { return rest_.substr(0, rest_.find_first_of("\r\n")); }
    std::string_view take() {
        ++number_;
        const std::string_view line = peek();
        rest_.remove_prefix(line.size());
        rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, rest_.size()));
        return line;
    }

    std::string_view rest_;
    std::size_t number_ = 0;
};

std::string word_of(const content_line& line) {
    std::string word = lower_ascii(line.value);
    while (!word.empty() && (word.back() == ' ' || word.back() == '\t')) word.pop_back();
    while (!word.empty() && word.front() == ' ') word.erase(0, 1);
    return word;
}

/// BEGIN and END as they nest.
class card_builder {
public:
    void add(content_line line) {
        if (line.name == "BEGIN")
            begin(line);
        else if (line.name == "END")
            end(line);
        else if (inner_ > 0)
            return;
        else if (open_)
            open_->lines.push_back(std::move(line));
        else
            made_.outside.push_back(line.number);
    }
    raw_cards finish() && {
        close("the file ends inside the card; is the file whole?");
        return std::move(made_);
    }

private:
    void begin(const content_line& line) {
        const bool card = word_of(line) == "vcard";
        const bool agent = open_ && !open_->lines.empty() && open_->lines.back().name == "AGENT";
        if (!card || agent || inner_ > 0) {
            if (open_ || card) ++inner_;
            if (!open_) made_.outside.push_back(line.number);
            return;
        }
        close("the card has no END:VCARD");
        open_ = raw_card{line.number, {}, {}};
    }
    void end(const content_line& line) {
        if (inner_ > 0)
            --inner_;
        else if (word_of(line) == "vcard" && open_)
            close({});
        else
            made_.outside.push_back(line.number);
    }
    void close(std::string fault) {
        inner_ = 0;
        if (!open_) return;
        open_->fault = std::move(fault);
        made_.cards.push_back(*std::exchange(open_, std::nullopt));
    }

    std::optional<raw_card> open_;
    std::size_t inner_ = 0; ///< components that are open within the card
    raw_cards made_;
};

} // namespace

raw_cards split_cards(std::string_view bytes) {
    line_source source(bytes);
    card_builder made;
    while (auto next = source.next()) {
        content_line line = ical::parse_content_line(next->text);
        line.number = next->number;
        if (line.name.empty()) line.text = std::move(next->text);
        made.add(std::move(line));
    }
    return std::move(made).finish();
}

} // namespace intouch::cards
