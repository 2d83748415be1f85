// SPDX-License-Identifier: MIT
#include "store/backup.hpp"
#include "store/database.hpp"
#include "store/sample.hpp"
#include "store/temp_directory.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

using namespace intouch;

TEST_CASE("after a restore all stamps are higher than any that were served") {
    const temp_directory dir;
    const auto copied = sample::at("2026-11-20T08:00:00Z");
    const auto stamp = [](char letter, int sequence, instant changed) {
        sha256_value hash{};
        hash.fill(static_cast<std::uint8_t>(letter));
        return ledger::stamp{hash, sequence, changed};
    };
    const auto store_stamps = [&](ledger::stamps all, int generation) {
        auto db = store::database::open(dir.path(), store::access::write, "i").value();
        store::change c;
        c.stamps["mine"] = std::move(all);
        c.generations["mine"] = generation;
        REQUIRE(db.commit(c).has_value());
    };
    store_stamps({{"", stamp('f', 2, copied)},
                  {"a@intouch", stamp('a', 0, copied - std::chrono::hours(1))},
                  {"b@intouch", stamp('b', 5, copied)}},
                 0);
    const auto file = dir.path() / "copy.db";
    REQUIRE(store::back_up(dir.path(), file).has_value());
    store_stamps({{"b@intouch", stamp('c', 99, copied + std::chrono::minutes(60))},
                  {"new@intouch", stamp('n', 4000, copied)}},
                 3);

    const auto then = copied + std::chrono::minutes(2);
    REQUIRE(store::restore(dir.path(), file, ".old", then).has_value());
    auto db = store::database::open(dir.path(), store::access::write, "i").value();
    const auto after = db.stamps("mine").value();
    CHECK(after ==
          ledger::stamps{{"", stamp('f', 1122, then)},
                         {"*", stamp('\0', 1120, then)},
                         {"a@intouch", stamp('a', 4720, then)},
                         {"b@intouch", stamp('b', 1125, copied + std::chrono::minutes(60) + seconds(1))},
                         {"new@intouch", stamp('\0', 4001, copied + seconds(1))}});
    CHECK(db.generations().value() == std::map<std::string, int>{{"mine", 3}});
}

TEST_CASE("a restore keeps the state of calendar accounts") {
    const temp_directory dir;
    const auto agree = [&](const std::string& token, const std::vector<std::string>& uids) {
        auto db = store::database::open(dir.path(), store::access::write, "i").value();
        store::change c;
        auto& account = c.accounts["cloud"];
        account.collection = ledger::collection_copy{
            .url = "https://c.example.org/in-touch/", .token = token, .ctag = "", .components = "VEVENT"};
        for (const auto& uid : uids) {
            ledger::calendar_copy copy;
            copy.uid = uid;
            copy.href = "/in-touch/" + uid + ".ics";
            copy.etag = token;
            copy.state = ledger::copy_state::agreed;
            copy.written = "what was written with " + token;
            account.set.emplace(uid, copy);
        }
        if (token == "later") account.forgotten = {"closed@intouch"};
        REQUIRE(db.commit(c).has_value());
        return db.account("cloud").value();
    };
    agree("early", {"a@intouch", "closed@intouch"});
    const auto file = dir.path() / "copy.db";
    REQUIRE(store::back_up(dir.path(), file).has_value());
    const auto agreed = agree("later", {"a@intouch", "new@intouch"});

    REQUIRE(store::restore(dir.path(), file, ".old", sample::at("2026-11-22T12:00:00Z")).has_value());
    auto db = store::database::open(dir.path(), store::access::write, "i").value();
    CHECK(db.account("cloud").value() == agreed);
    CHECK(agreed.objects.size() == 2);
}

TEST_CASE("a restore after the clock was set back makes no stamp older") {
    const temp_directory dir;
    const auto copied = sample::at("2026-11-20T08:00:00Z");
    {
        auto db = store::database::open(dir.path(), store::access::write, "i").value();
        store::change c;
        c.stamps["mine"]["a@intouch"] = {{}, 7, copied};
        REQUIRE(db.commit(c).has_value());
    }
    const auto file = dir.path() / "copy.db";
    REQUIRE(store::back_up(dir.path(), file).has_value());
    REQUIRE(store::restore(dir.path(), file, ".old", copied - std::chrono::hours(5)).has_value());
    const auto db = store::database::open(dir.path(), store::access::read, {}).value();
    CHECK(db.stamps("mine").value().at("a@intouch") == ledger::stamp{{}, 1007, copied + seconds(1)});
}

TEST_CASE("a restore sends no message again") {
    const temp_directory dir;
    const auto message = [](const char* key) {
        return ledger::message_state{.target = "phone",
                                     .key = key,
                                     .step = ledger::message_step::sent,
                                     .due = sample::at("2026-11-20T08:00:00Z"),
                                     .stale = sample::at("2026-11-20T23:00:00Z")};
    };
    const auto store_message = [&](const char* key) {
        auto db = store::database::open(dir.path(), store::access::write, "i").value();
        store::change c;
        c.messages = {message(key)};
        REQUIRE(db.commit(c).has_value());
    };
    store_message("one");
    const auto file = dir.path() / "copy.db";
    REQUIRE(store::back_up(dir.path(), file).has_value());
    store_message("two");
    REQUIRE(store::restore(dir.path(), file, ".old", sample::at("2026-11-20T09:00:00Z")).has_value());
    const auto db = store::database::open(dir.path(), store::access::write, "i").value();
    CHECK(db.messages().value() ==
          ledger::message_states{{{"phone", "one"}, message("one")}, {{"phone", "two"}, message("two")}});
}
