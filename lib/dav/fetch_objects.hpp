// SPDX-License-Identifier: MIT
#pragma once

#include "dav/conversation.hpp"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::dav {

struct fetched_object {
    std::string href;                ///< as listed
    std::string etag;                ///< empty: none
    std::optional<std::string> body; ///< absent: gone
    bool operator==(const fetched_object&) const = default;
};

/// The bodies of objects: calendar-multiget for 30 at a time, GET for what its answer leaves out (that means
/// nothing: servers drop what they do not like) and where there is no multiget. What cannot be had is left
/// out of `found`, with a note.
class fetch_objects : public conversation {
public:
    fetch_objects(url collection, std::vector<std::string> hrefs, instant now);
    [[nodiscard]] std::optional<asked> next_request() override;
    void feed(unsigned id, const outcome<answer>& a) override;
    [[nodiscard]] bool finished() const override;
    [[nodiscard]] const std::map<std::string, fetched_object>& found() const {
        return found_;
    } ///< by href key
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
    [[nodiscard]] const std::optional<fault>& stopped() const { return stopped_; }

private:
    struct batch {
        std::vector<std::string> hrefs;
        bool multiget = true;
    };
    void on_multiget(const batch& b, const answer& a);
    void on_get(const std::string& href, const answer& a);

    url collection_;
    instant now_;
    std::deque<batch> waiting_;
    std::map<unsigned, batch> asked_;
    unsigned next_id_ = 0;
    std::map<std::string, fetched_object> found_;
    std::vector<std::string> notes_;
    std::optional<fault> stopped_;
};

} // namespace intouch::dav
