// SPDX-License-Identifier: MIT
// Lists what changed in the collection since the last listing. It uses sync-collection (RFC 6578), page by
// page. If that fails with a status other than 401, 429 and 503, it uses the ctag and a full listing. Only a
// complete answer proves that an object is gone: a page that cannot be read, or a row without a clear
// statement, proves nothing.
#pragma once

#include "dav/conversation.hpp"
#include "dav/multistatus.hpp"
#include "ledger/calendar_copy.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace intouch::dav {

struct listed_object {
    std::string href; ///< as the server wrote it
    std::string etag; ///< empty: the server sent none
    bool gone = false;
    bool operator==(const listed_object&) const = default;
};

struct listed_changes {
    std::map<std::string, listed_object> members; ///< by href key: the changed objects, or all objects
    bool everything = false;                      ///< an object that is not in `members` is gone
    bool partial = false;         ///< nothing is known about an object that is not in `members`
    bool whole = true;            ///< the server did not say or show that it left out objects
    bool token_unknown = false;   ///< the server does not know the token of the last listing
    ledger::collection_copy next; ///< to be kept together with everything learnt from this listing
    bool operator==(const listed_changes&) const = default;
};

class list_changes : public conversation {
public:
    /// `etags`: the ETags of our objects that were not written since the last listing, by href key. Some
    /// servers answer a forgotten token with all objects, but without the objects that are gone. An unchanged
    /// object in the answer reveals such a server.
    list_changes(ledger::collection_copy kept, std::map<std::string, std::string> etags, instant now);
    [[nodiscard]] std::optional<asked> next_request() override;
    void feed(unsigned id, const outcome<answer>& a) override;
    [[nodiscard]] bool finished() const override { return result_.has_value(); }
    [[nodiscard]] const outcome<listed_changes>& found() const { return *result_; }

private:
    enum class stage : std::uint8_t { sync, ctag, full };

    void ask_sync();
    void ask_everything(); ///< without the token
    void fall_back();
    void ask_full();
    void on_sync(const answer& a);
    void on_sync_refused(const answer& a);
    void on_ctag(const answer& a);
    void on_full(const answer& a);
    /// False if the row is no reliable statement.
    [[nodiscard]] bool take(const row& r);
    [[nodiscard]] bool is_self(const row& r) const;
    void finish();

    ledger::collection_copy kept_;
    std::map<std::string, std::string> etags_;
    instant now_;
    url collection_;
    std::string key_;
    stage stage_ = stage::sync;
    std::string token_; ///< of the next page
    int pages_ = 0;
    std::string ctag_;      ///< the server's current ctag
    bool by_token_ = false; ///< the answer may hold only the changes
    bool doubtful_ = false; ///< some row was no reliable statement
    std::optional<request> next_;
    listed_changes so_far_;
    std::optional<outcome<listed_changes>> result_;
};

} // namespace intouch::dav
