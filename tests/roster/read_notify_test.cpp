// SPDX-License-Identifier: MIT
#include "roster/read_settings.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;
using namespace intouch::roster;

namespace {

read_settings_result read(const std::string& text) { return read_settings({"intouch.toml", text}); }

std::vector<std::string> faults_of(const std::string& text) {
    std::vector<std::string> all;
    for (const auto& f : read(text).faults) all.push_back(print(f));
    return all;
}

} // namespace

TEST_CASE("notify: each kind of target") {
    const auto r = read(R"(
[blocks.calls]
when = ["Tue 17:00-18:00"]
[notify.phone]
ntfy   = "https://ntfy.example.org/my-topic"
token  = { file = "ntfy-token" }
digest = "Mon-Fri 08:00"
after  = ["calls"]
names  = "initials"
circles = ["clients"]
[notify.mail]
to       = "ada@example.org"
from     = "intouch@example.org"
smtp     = "smtps://mail.example.org"
user     = "ada"
password = { credential = "mail" }
report   = "Sun 18:00"
[notify.home]
url     = "http://homeassistant.local:8123/api/webhook/intouch"
secret  = { command = ["pass", "hook"] }
after   = true
trouble = true
[notify.script]
command = ["apprise", "-t", "{title}", "-t", "{ a } {} {"]
digest  = "daily 08:00"
)");
    for (const auto& f : r.faults) FAIL_CHECK(print(f));
    const auto& all = r.value.notify;
    REQUIRE(all.size() == 4);
    const auto& phone = all.at("phone");
    CHECK(std::get<ntfy_target>(phone.to) ==
          ntfy_target{"https://ntfy.example.org/my-topic", password_file{"ntfy-token"}});
    CHECK(print(*phone.digest) == "Mon-Fri 08:00");
    CHECK(phone.after == std::vector<std::string>{"calls"});
    CHECK_FALSE(phone.after_every_block);
    CHECK(phone.names == naming::initials);
    CHECK(phone.circles == std::vector<std::string>{"clients"});
    const auto& mail = std::get<mail_target>(all.at("mail").to);
    CHECK(mail.to == "ada@example.org");
    CHECK(mail.smtp == "smtps://mail.example.org");
    CHECK(print(*all.at("mail").report) == "Sun 18:00");
    CHECK(all.at("home").after_every_block);
    CHECK(all.at("home").trouble);
    CHECK(std::get<webhook_target>(all.at("home").to).secret ==
          password_source(password_command{{"pass", "hook"}}));
    CHECK(std::get<command_target>(all.at("script").to).words ==
          std::vector<std::string>{"apprise", "-t", "{title}", "-t", "{ a } {} {"});
}

TEST_CASE("notify: what is wrong with a target is said") {
    const auto said = [](const std::string& lines) {
        const auto all =
            faults_of("[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n[notify.x]\n" + lines + "\n");
        REQUIRE_MESSAGE(all.size() == 1, lines << ": " << all.size());
        return all.front();
    };
    const std::string when = "\ndigest = \"daily 08:00\"";
    CHECK(said("digest = \"daily 08:00\"") ==
          "intouch.toml:3:9: error: [notify.x]: `ntfy` is missing; write one of ntfy = \"https://…/topic\", "
          "to = "
          "\"ada@example.org\", url = \"https://…\" and command = [\"…\"]");
    CHECK(said("ntfy = \"https://n.example/t\"\nurl = \"https://h.example/\"" + when)
              .contains("is set beside ntfy"));
    CHECK(said("ntfy = \"https://n.example/\"" + when).contains("expected the URL of a topic"));
    CHECK(said("ntfy = \"https://n.example/t?x=1\"" + when).contains("expected the URL of a topic"));
    CHECK(
        said("ntfy = \"http://n.example/t\"\ntoken = { file = \"t\" }" + when).contains("expected https://"));
    CHECK(
        said("ntfy = \"https://n.example/t\"\ntoken = \"tk_secret\"" + when).contains("is written out here"));
    CHECK_FALSE(said("ntfy = \"https://n.example/t\"\ntoken = \"tk_secret\"" + when).contains("tk_secret"));
    CHECK(said("url = \"ftp://h.example/\"" + when).contains("expected an http or https URL"));
    CHECK(said("url = \"https://h.example/\"\nsecret = \"whsec_x\"" + when).contains("is written out here"));
    CHECK(said("command = []" + when).starts_with("intouch.toml:4:11: error: command"));
    CHECK(said("command = [\"true\"]\ndigest = \"never 08:00\"").contains("expected weekdays and one time"));
    CHECK(said("command = [\"true\"]\ndigest = \"Mon-Fri 08:00-09:00\"")
              .contains("expected weekdays and one time"));
    CHECK(said("command = [\"true\"]\nafter = [\"call\"]")
              .contains("expected a block of this file; did you mean \"calls\"?"));
    CHECK(said("command = [\"true\", \"a {titel}\"]" + when)
              .contains("intouch.toml:4:20: warning: command: found \"{titel}\", which stands for nothing; "
                        "{title} and {text} do; did you mean \"{title}\"?"));
    CHECK(said("command = [\"true\"]").contains("warning: [notify.x]: never says anything"));
    const std::string mail = "\nfrom = \"i@example.org\"\nsmtp = \"smtps://m.example\"" + when;
    CHECK(said("to = \"ada@example.org, bob@example.org\"" + mail).contains("expected an e-mail address"));
    CHECK(said("to = \"Ada <ada@example.org>\"" + mail).contains("expected an e-mail address"));
    CHECK(said("to = \"ada@example.org\\r\\nBcc: bob@example.org\"" + mail)
              .starts_with("intouch.toml:4:6: error: to:"));
    CHECK(said("to = \"ada@example.org\"\nuser = \"ada\"" + mail).contains("user and password together"));
    CHECK(said("to = \"ada@example.org\"\nfrom = \"i@example.org\"\nsmtp = \"mail.example.org\"" + when)
              .contains("expected a mail server"));
    CHECK(
        said("to = \"ada@example.org\"\nsmtp = \"smtps://m.example\"" + when).contains("`from` is missing"));
}
