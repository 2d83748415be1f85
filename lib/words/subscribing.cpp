// SPDX-License-Identifier: MIT
#include "words/subscribing.hpp"

#include "core/text.hpp"
#include "core/url_scheme.hpp"
#include "roster/address.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace intouch::words {

namespace {

/// RFC 3986 2.3: all characters are escaped, except unreserved ones.
std::string escaped(std::string_view text) {
    constexpr std::string_view plain = "-._~";
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || plain.contains(c))
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

} // namespace

std::string shown_by(const roster::feed& feed) {
    using enum roster::shown;
    constexpr std::array<std::pair<roster::shown, const char*>, 4> events{
        {{touches, "touches"}, {blocks, "blocks"}, {occasions, "occasions"}, {gatherings, "get-togethers"}}};
    std::vector<std::string> parts;
    for (const auto& [part, word] : events)
        if (feed.shows.contains(part)) parts.emplace_back(word);
    if (parts.size() == events.size()) parts = {"everything"};
    if (feed.shows.contains(report)) parts.emplace_back("the report");
    const char* names = feed.names == roster::naming::full       ? "with names"
                        : feed.names == roster::naming::initials ? "with initials"
                                                                 : "without names";
    return fmt::format("{} · {}", capitalised(joined(parts)), names);
}

std::vector<subscribing> subscribing_steps(const std::string& url, const std::string& webcal,
                                           std::string_view code) {
    return {
        {"Google Calendar",
         {"On a computer, open this link and choose Add:",
          "https://calendar.google.com/calendar/r?cid=" + escaped(webcal),
          "Or by hand: Other calendars, +, From URL, paste the address.",
          "Google reads the feed every few hours; nothing makes it faster. It drops alarms. Phones show the "
          "calendar after Google does."}},
        {"Apple Calendar on a Mac",
         {"File, New Calendar Subscription…, paste the address, Subscribe.",
          "Auto-refresh: Every 15 minutes."}},
        {"iPhone and iPad",
         {fmt::format("Point the camera at {}, or open this link:", code), webcal,
          "Or: Settings, Apps, Calendar, Calendar Accounts, Add Account, Other, Add Subscribed Calendar."}},
        {"Outlook", {"Add calendar, Subscribe from web, paste the address, Import."}},
        {"Thunderbird",
         {"New Calendar…, On the Network, paste the address, Find Calendars, Subscribe.",
          "Refresh: every 15 minutes."}},
        {"Android",
         {"With ICSx5 (F-Droid, Google Play): +, paste the address, or scan the QR code.",
          "Without it, subscribe in Google Calendar on a computer."}},
        {"Anything else", {"Subscribe to this address, do not import it: an import is never updated.", url}},
    };
}

bool is_of_this_machine(const std::string& address) { return is_loopback(roster::host_of(address)); }

std::string reach_of_address(const std::string& url) {
    if (is_of_this_machine(url)) return "This address is good on this machine only.";
    if (url.starts_with("http://"))
        return "This address is not encrypted: others on the network can read the address and the feed. Put "
               "the public listener behind a proxy with TLS and name it in [http] public_url.";
    return {};
}

std::vector<std::string> ways_to_a_phone(const roster::settings& s) {
    const std::string& open = s.http.open;
    const std::string account =
        s.caldav.empty()
            ? "An account that you have, with iCloud, Fastmail, Nextcloud or another CalDAV server: write it "
              "under [caldav.NAME]. A phone with that account shows the plan, and nothing of this machine is "
              "open."
            : fmt::format("The account {}: a phone that has it shows the plan already.",
                          s.caldav.begin()->first);
    return {account,
            fmt::format("Tailscale, without a name of your own: tailscale funnel --bg --https=8443 {}; then "
                        "public_url = \"https://HOST.TAILNET.ts.net:8443\" under [http].",
                        open.substr(open.rfind(':') + 1)),
            fmt::format("A name of your own: Caddy or nginx with a certificate before {}; then public_url = "
                        "\"https://NAME\" under [http].",
                        open)};
}

std::string reach_of_page(const std::string& url) {
    if (is_of_this_machine(url))
        return "This link is good on this machine only. For a phone, put the page behind a proxy with TLS "
               "and name it in [http] hosts.";
    return {};
}

std::vector<proxy_file> proxy_lines(const std::string& open, const std::string& page) {
    return {{"intouch.toml, where the two names are yours", "[http]\n"
                                                            "public_url = \"https://feeds.example.org\"\n"
                                                            "hosts      = [\"touch.example.org\"]\n"},
            {"Caddyfile; Caddy gets its certificates itself", fmt::format("feeds.example.org {{\n"
                                                                          "    reverse_proxy {}\n"
                                                                          "}}\n"
                                                                          "touch.example.org {{\n"
                                                                          "    reverse_proxy {} {{\n"
                                                                          "        flush_interval -1\n"
                                                                          "    }}\n"
                                                                          "}}\n",
                                                                          open, page)},
            {"Or nginx", fmt::format("server {{\n"
                                     "    listen 443 ssl;\n"
                                     "    server_name feeds.example.org;\n"
                                     "    ssl_certificate     /etc/ssl/example.org.pem;\n"
                                     "    ssl_certificate_key /etc/ssl/private/example.org.key;\n"
                                     "    access_log off;\n"
                                     "    location / {{\n"
                                     "        proxy_pass http://{};\n"
                                     "    }}\n"
                                     "}}\n"
                                     "server {{\n"
                                     "    listen 443 ssl;\n"
                                     "    server_name touch.example.org;\n"
                                     "    ssl_certificate     /etc/ssl/example.org.pem;\n"
                                     "    ssl_certificate_key /etc/ssl/private/example.org.key;\n"
                                     "    location / {{\n"
                                     "        proxy_pass http://{};\n"
                                     "        proxy_set_header Host $http_host;\n"
                                     "        proxy_http_version 1.1;\n"
                                     "        proxy_buffering off;\n"
                                     "        proxy_read_timeout 1h;\n"
                                     "    }}\n"
                                     "}}\n",
                                     open, page)}};
}

std::string calendar_program(std::string_view user_agent) {
    // The first one that the name contains. iPhones and Macs both say "dataaccessd".
    constexpr std::array<std::pair<std::string_view, const char*>, 16> known{
        {{"google", "Google Calendar"},
         {"ios/", "an iPhone or iPad"},
         {"macos", "Apple Calendar on a Mac"},
         {"mac os x/", "Apple Calendar on a Mac"},
         {"mac+os+x/", "Apple Calendar on a Mac"},
         {"exchange", "Outlook"},
         {"outlook", "Outlook"},
         {"microsoft", "Outlook"},
         {"thunderbird", "Thunderbird"},
         {"icsx5", "ICSx5"},
         {"fantastical", "Fantastical"},
         {"evolution", "Evolution"},
         {"homeassistant", "Home Assistant"},
         {"nextcloud", "Nextcloud"},
         {"vdirsyncer", "vdirsyncer"},
         {"mozilla/", "a browser"}}};
    const auto text = lower_ascii(user_agent);
    for (const auto& [part, name] : known)
        if (text.contains(part)) return name;
    return "another program";
}

} // namespace intouch::words
