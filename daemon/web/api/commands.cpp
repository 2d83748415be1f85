// SPDX-License-Identifier: MIT
#include "daemon/web/api/commands.hpp"

#include <expected>
#include <optional>
#include <utility>

namespace intouch::daemon::api {

namespace {

using parsed_command = json::parsed<record::command>;

template <class Body, class Make> parsed_command command_from(const json::parsed<Body>& body, Make make) {
    if (!body) return std::unexpected(body.error());
    return make(*body);
}

/// The outcome of `body` for `person`.
record::log_request outcome_of(const json::log_body& body, const std::string& person) {
    std::optional<record::promise_request> promise;
    if (body.promise) promise = record::promise_request{body.promise->to, body.promise->note};
    return {.person = person,
            .outcome = body.outcome,
            .on = body.on,
            .channel = body.channel,
            .note = body.note,
            .next = body.next,
            .round = body.round,
            .touch = body.touch,
            .promise = std::move(promise)};
}

parsed_command change_of_block(const post& p, const json::parsed<json::block_body>& body) {
    return command_from(
        body, [&](const json::block_body& b) { return record::change_block{p.id, b.on, b.to, b.note}; });
}

/// A command that takes a person and a note.
template <class Command> parsed_command remark(const post& p, const json::parsed<json::note_body>& body) {
    return command_from(body, [&](const json::note_body& b) { return Command{p.id, b.note}; });
}

} // namespace

parsed_command parse_log(const post& p) {
    return command_from(json::parse_log(p.body, p.by, false),
                        [&](const json::log_body& b) { return outcome_of(b, p.id); });
}

parsed_command parse_log_of_several(const post& p) {
    return command_from(json::parse_log(p.body, p.by, true), [](const json::log_body& b) {
        return record::log_several{b.people, outcome_of(b, {})};
    });
}

parsed_command parse_reschedule(const post& p) {
    return command_from(json::parse_reschedule(p.body, p.by), [&](const json::reschedule_body& b) {
        return record::move_touch{{.person = p.id, .round = b.round, .touch = b.touch, .note = b.note}, b.to};
    });
}

parsed_command parse_skip(const post& p) {
    return command_from(json::parse_skip(p.body), [&](const json::skip_body& b) {
        return record::skip_touch{{.person = p.id, .round = b.round, .touch = b.touch, .note = b.note}};
    });
}

parsed_command parse_pause(const post& p) {
    return command_from(json::parse_pause(p.body, p.by), [&](const json::pause_body& b) {
        return record::pause_person{p.id, b.until, b.note};
    });
}

parsed_command parse_resume(const post& p) {
    return remark<record::resume_person>(p, json::parse_remark(p.body));
}
parsed_command parse_lost(const post& p) {
    return remark<record::lose_person>(p, json::parse_remark(p.body));
}
parsed_command parse_found(const post& p) {
    return remark<record::find_person>(p, json::parse_remark(p.body));
}
parsed_command parse_confirm(const post& p) {
    return remark<record::confirm_person>(p, json::parse_remark(p.body));
}
parsed_command parse_note(const post& p) {
    return remark<record::note_on_person>(p, json::parse_note(p.body));
}

parsed_command parse_promise(const post& p) {
    return command_from(json::parse_promise(p.body, p.by), [&](const json::promise_body& b) {
        return record::make_promise{p.id, {b.to, b.note}};
    });
}

parsed_command parse_kept(const post& p) {
    return command_from(json::parse_kept(p.body), [&](const json::kept_body& b) {
        return record::keep_promise{p.id, b.promise, b.note};
    });
}

parsed_command parse_gathering(const post& p) {
    return command_from(json::parse_gathering(p.body, p.by), [&](const json::gathering_body& b) {
        return record::gathering_request{p.id, b.outcome, b.on, b.to, b.excused, b.note, b.round};
    });
}

parsed_command parse_block_move(const post& p) {
    return change_of_block(p, json::parse_block_move(p.body, p.by));
}

parsed_command parse_block_skip(const post& p) {
    return change_of_block(p, json::parse_block_skip(p.body, p.by));
}

parsed_command parse_away(const post& p) {
    return command_from(json::parse_away(p.body, p.by),
                        [](const json::away_body& b) { return record::away_request{b.from, b.to, b.note}; });
}

parsed_command parse_undo(const post& p) {
    return command_from(json::parse_undo(p.body),
                        [](const json::undo_body& b) { return record::undo{b.entry}; });
}

} // namespace intouch::daemon::api
