// SPDX-License-Identifier: MIT
#include "cards/card_lines.hpp"

#include "core/text.hpp"
#include "ical/line_source.hpp"

#include <optional>
#include <utility>

namespace intouch::cards {

namespace {

using ical::content_line;

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
    ical::line_source source(bytes);
    card_builder made;
    while (auto next = source.next(bytes.size())) {
        content_line line = ical::parse_content_line(next->line);
        line.number = next->number;
        if (line.name.empty()) line.text = std::move(next->line);
        made.add(std::move(line));
    }
    return std::move(made).finish();
}

} // namespace intouch::cards
