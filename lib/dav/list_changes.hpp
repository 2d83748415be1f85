// SPDX-License-Identifier: MIT
// What has changed in the collection since it was last looked at (interop.md 2.3): by sync-collection (RFC
// 6578), page by page; where that fails, but for 401, 429 and 503, by the ctag and a full listing. Only what
// is whole says that something is gone: a page that cannot be read, or a row that says nothing, ends that.
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
    std::string href; ///< as sent
    std::string etag; ///< empty: the server did not say
    bool gone = false;
    bool operator==(const listed_object&) const = default;
};

struct listed_changes {
    std::map<std::string, listed_object> members; ///< by href key: what changed, or everything
    bool everything = false;                      ///< what is not among them is gone
    bool partial = false;         ///< what is not among them may have changed, be there or gone
    ledger::collection_copy next; ///< to be kept once what was learnt is
    bool operator==(const listed_changes&) const = default;
};

class list_changes : public conversation {
public:
    /// `etags`: of our own objects that were not written since the last listing, by href key. Some servers
    /// answer a token they have forgotten by everything, without what is gone; seeing one of these again
    /// unchanged gives them away.
    list_changes(ledger::collection_copy kept, std::map<std::string, std::string> etags, instant now);
    [[nodiscard]] std::optional<asked> next_request() override;
    void feed(unsigned id, const outcome<answer>& a) override;
    [[nodiscard]] bool finished() const override { return result_.has_value(); }
    [[nodiscard]] const outcome<listed_changes>& found() const { return *result_; }

private:
    enum class stage : std::uint8_t { sync, ctag, full };

    void ask_sync();
    void fall_back();
    void ask_full();
    void on_sync(const answer& a);
    void on_sync_refused(const answer& a);
    void on_ctag(const answer& a);
    void on_full(const answer& a);
    /// False when a row says nothing that can be relied on.
    [[nodiscard]] bool take(const row& r);
    [[nodiscard]] bool is_self(const row& r) const;
    void finish();

    ledger::collection_copy kept_;
    std::map<std::string, std::string> etags_;
    instant now_;
    url collection_;
    std::string key_;
    stage stage_ = stage::sync;
    std::string token_; ///< of the page to be asked for
    int pages_ = 0;
    std::string ctag_;      ///< as the server just said
    bool by_token_ = false; ///< the answer may be a difference
    bool doubtful_ = false; ///< something that cannot be relied on was among the rows
    std::optional<request> next_;
    listed_changes so_far_;
    std::optional<outcome<listed_changes>> result_;
};

} // namespace intouch::dav
