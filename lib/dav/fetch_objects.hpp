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
    std::string href;                ///< as in the listing
    std::string etag;                ///< empty: none
    std::optional<std::string> body; ///< absent: the object is gone
    bool operator==(const fetched_object&) const = default;
};

/// Reads the bodies of objects. It uses calendar-multiget for 30 objects at a time, and GET for each object
/// that the answer leaves out, because servers leave out objects for many reasons. GET also serves a server
/// without multiget. An object that cannot be read is not in `found`, but in `unread`.
class fetch_objects : public conversation {
public:
    /// `each`: with GET only.
    fetch_objects(url collection, std::vector<std::string> hrefs, instant now, bool each = false);
    [[nodiscard]] std::optional<asked> next_request() override;
    void feed(unsigned id, const outcome<answer>& a) override;
    [[nodiscard]] bool finished() const override;
    [[nodiscard]] const std::map<std::string, fetched_object>& found() const {
        return found_;
    } ///< by href key
    /// Why an object could not be read, by href key.
    [[nodiscard]] const std::map<std::string, std::string>& unread() const { return unread_; }
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
    std::map<std::string, std::string> unread_;
    std::optional<fault> stopped_;
};

} // namespace intouch::dav
