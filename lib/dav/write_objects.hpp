// SPDX-License-Identifier: MIT
// Writing what was decided, several at a time (interop.md 2.4). Every write is conditional; what a server
// makes of one is read from its answer, not from its status alone: a 207 may hold a refusal, a success
// without an ETag is fetched at once, and a refusal because the UID is there already says where, or is asked
// for it.
//
// Where there is no ETag to hold a write to, the object is read right before it and must be what was last
// seen. The write then bears the best condition that the server takes: the Last-Modified that came with it,
// else that it is there. A server that refuses both gets it without any: what a user changes there between
// our reading and our writing, some milliseconds, is lost, and no protocol would save it.
#pragma once

#include "dav/conversation.hpp"
#include "dav/fetch_objects.hpp"
#include "dav/requests.hpp"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::dav {

enum class write_kind : std::uint8_t { create, update, remove };

struct write {
    write_kind what = write_kind::create;
    std::string uid;        ///< as kept
    std::string server_uid; ///< as in the body
    std::string item;       ///< "VEVENT" or "VTODO"
    std::string href;
    std::string etag; ///< update and remove: as received; empty: there is none
    std::string body;
    std::string before{}; ///< update and remove: what lies there, as last seen
    bool operator==(const write&) const = default;
};

enum class write_result : std::uint8_t {
    stored,  ///< `there` holds the ETag; a body only where it had to be fetched
    removed, ///< it is not there, by our hand or another's
    gone,    ///< to be updated, and not there
    changed, ///< somebody else was first, or it is there already: `there` is what it is
    taken,   ///< its UID may not be used again
    refused, ///< for a reason of its own, `note`, perhaps done all the same; the others go on
    unknown, ///< whether it was written is not known
};

struct written {
    write_result is = write_result::unknown;
    fetched_object there{};
    std::string note{};
    trouble why = trouble::malformed; ///< refused: what kind of reason
    bool operator==(const written&) const = default;
};

class write_objects : public conversation {
public:
    write_objects(url collection, std::vector<write> writes, instant now);
    [[nodiscard]] std::optional<asked> next_request() override;
    void feed(unsigned id, const outcome<answer>& a) override;
    [[nodiscard]] bool finished() const override;
    [[nodiscard]] const std::map<std::string, written>& results() const { return results_; } ///< by uid
    /// Nothing more was tried: quota, throttling, password, no server.
    [[nodiscard]] const std::optional<fault>& stopped() const { return stopped_; }

private:
    enum class stage : std::uint8_t { look_before, write, look, look_elsewhere, search };
    struct item {
        write what;
        stage at = stage::write;
        condition when{};     ///< of an update or a removal
        std::string href{};   ///< where to look
        std::string etag{};   ///< that the PUT was answered
        fault why{};          ///< the refusal; no text: there was none
        bool missing = false; ///< the write was answered 404
    };
    /// Nothing was done yet that an answer may have to settle.
    [[nodiscard]] static bool is_begin(stage s) { return s == stage::write || s == stage::look_before; }
    void ask(item i, stage s);
    void on_write(item i, const answer& a);
    void on_refused(item i, const answer& a, unsigned status, const std::string& where, bool by_uid);
    void on_look_before(item i, const answer& a);
    void on_look(item i, const answer& a);
    void on_search(const item& i, const answer& a);
    [[nodiscard]] bool may_weaken(item& i, const answer& a, std::string_view body) const;
    void settle(const item& i, written w);
    void refuse(const item& i, const fault& f);
    void stop(const fault& f);

    url collection_;
    instant now_;
    std::deque<item> waiting_;
    std::map<unsigned, item> asked_;
    unsigned next_id_ = 0;
    int broken_ = 0; ///< 5xx in a row
    std::map<std::string, written> results_;
    std::optional<fault> stopped_;
};

} // namespace intouch::dav
