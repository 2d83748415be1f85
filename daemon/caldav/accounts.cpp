// SPDX-License-Identifier: MIT
#include "daemon/caldav/accounts.hpp"

#include <utility>

namespace intouch::daemon::caldav {

accounts::accounts(net::loop& on, engine& e, std::filesystem::path folder, std::function<void()> told)
    : loop_(on), engine_(e), folder_(std::move(folder)), told_(std::move(told)) {}

void accounts::rendered() {
    if (stopped_) return;
    const auto& wanted = engine_.now().config->settings.caldav;
    std::erase_if(all_, [&](const auto& one) {
        const auto found = wanted.find(one.first);
        if (found != wanted.end() && found->second == one.second->settings()) return false;
        one.second->give_up(found == wanted.end() ? "the account is no longer there"
                                                  : "the account has other settings now: ask again");
        return true;
    });
    for (const auto& [id, settings] : wanted) {
        auto& one = all_[id];
        if (!one) one = std::make_unique<account>(account_parts{loop_, engine_, folder_, told_}, settings);
        one->agenda_changed();
    }
}

void accounts::sync(words::calendar_answer said,
                    std::function<void(const std::vector<words::calendar_facts>&)> then) {
    struct gathering {
        std::map<std::string, words::calendar_facts> done;
        std::size_t left = 0;
        std::function<void(const std::vector<words::calendar_facts>&)> then;
    };
    const auto all = std::make_shared<gathering>(); // shared by the runs of one call
    all->left = all_.size();
    all->then = std::move(then);
    const auto tell = [all] {
        std::vector<words::calendar_facts> done;
        for (auto& [id, facts] : all->done) done.push_back(std::move(facts));
        all->then(done);
    };
    if (all_.empty()) return loop_.post(tell);
    for (const auto& [id, one] : all_)
        one->sync(said, [all, tell](const words::calendar_facts& f) {
            all->done.insert_or_assign(f.id, f);
            if (--all->left == 0) tell();
        });
}

void accounts::stop() {
    stopped_ = true;
    for (const auto& [id, one] : all_) one->give_up("intouch is stopping");
    all_.clear();
}

std::vector<words::calendar_facts> accounts::facts() const {
    std::vector<words::calendar_facts> all;
    for (const auto& [id, one] : all_) all.push_back(one->facts());
    return all;
}

std::string accounts::trouble() const {
    for (const auto& [id, one] : all_)
        if (one->facts().mend) return "calendar " + words::sync_problem(one->facts());
    return {};
}

std::string accounts::failing() const {
    for (const auto& [id, one] : all_)
        if (one->facts().mend) return id;
    return {};
}

} // namespace intouch::daemon::caldav
