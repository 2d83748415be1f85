// SPDX-License-Identifier: MIT
#include "dav/sync.hpp"

#include "dav/sync_state.hpp"

#include <algorithm>
#include <utility>

namespace intouch::dav {

void sync::impl::advance() {
    switch (at) {
    case phase::discover:
        return discovered();
    case phase::list:
        return listed_all();
    case phase::fetch:
        return fetched_all();
    case phase::write:
        return written_all();
    case phase::enter:
    case phase::finish:
    case phase::over:
        return;
    }
}

sync::sync(sync_input in) : impl_(std::make_unique<impl>(std::move(in))) {}
sync::sync(sync&&) noexcept = default;
sync& sync::operator=(sync&&) noexcept = default;
sync::~sync() = default;

step sync::next() {
    impl& m = *impl_;
    for (;;) {
        if (!m.again.empty()) {
            auto [asked, j] = std::move(m.again.front());
            m.again.pop_front();
            send out{m.next_id++, m.who.prepare(j)};
            m.sent.emplace(out.id, std::pair(asked, std::move(j)));
            ++m.report.requests;
            return out;
        }
        if (m.at == impl::phase::enter) {
            if (m.asked_to_enter) return wait{};
            m.asked_to_enter = true;
            return enter{m.edits};
        }
        // Before anything is written, and at the end. What was learnt before is learnt again after a crash.
        const bool barrier = (m.at == impl::phase::write && m.sent.empty()) || m.at == impl::phase::finish;
        if (barrier && !m.pending.empty()) return save{std::exchange(m.pending, {})};
        if (m.at == impl::phase::finish || m.at == impl::phase::over) {
            m.at = impl::phase::over;
            return done{m.report};
        }
        if (m.sent.size() < std::max<std::size_t>(m.in.settings.in_flight, 1)) {
            if (auto asked = m.talk->next_request()) {
                m.again.emplace_back(asked->id, pending_request{std::move(asked->what)});
                continue;
            }
        }
        if (!m.sent.empty()) return wait{};
        m.advance();
    }
}

void sync::arrived(unsigned id, const result<http::response>& r) {
    impl& m = *impl_;
    const auto found = m.sent.find(id);
    if (found == m.sent.end()) return;
    auto [asked, j] = std::move(found->second);
    m.sent.erase(found);
    if (!m.talk) return;
    if (!r) {
        m.talk->feed(asked, std::unexpected(fault{trouble::unreachable, r.error().text}));
        return;
    }
    auto answered = m.who.feed(j, *r);
    if (!answered) {
        m.talk->feed(asked, std::unexpected(answered.error()));
    } else if (*answered) {
        m.talk->feed(asked, **answered);
    } else {
        m.again.emplace_back(asked, std::move(j));
    }
}

void sync::entered(std::vector<edit_result> results, std::vector<local_object> local) {
    impl& m = *impl_;
    results.resize(m.edits.size());
    std::size_t i = 0;
    for (const learnt& l : m.being_entered) {
        calendar_copy next = l.next;
        for (std::size_t n = 0; n < l.edits.size(); ++n, ++i) {
            if (results[i].accepted)
                ++m.report.entered;
            else
                m.note(results[i].why);
            if (next.state == copy_state::deleted)
                next = settle_deletion(std::move(next), results[i], m.in.now);
        }
        m.keep(next);
    }
    m.being_entered.clear();
    m.edits.clear();
    m.use_local(std::move(local));
    m.write_all();
}

const login& sync::known() const { return impl_->who.known(); }

} // namespace intouch::dav
