// SPDX-License-Identifier: MIT
// What the columns of a table hold. Headers of Google, Outlook, Thunderbird, Yahoo, LinkedIn, Salesforce, HubSpot,
// Mailchimp and others are known, in the languages of Europe and in Chinese, Japanese and Korean. Most
// headers are built from the same few words ("Telefon (privat)", "Privat: Telefon"), so words decide where no
// whole header does.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

enum class column {
    unused,
    silent, ///< says nothing of the person: "E-mail 1 - Type"
    name,
    given,
    middle,
    family,
    nick,
    company,
    position,
    phone,
    phone_label, ///< "Mobile", of the phone with the same set
    mobile,
    fax,
    email,
    address, ///< whole, or the street when the city has a column of its own
    street,
    city,
    region,
    code,
    country,
    birthday, ///< the day of the month when the month has a column of its own
    birth_month,
    birth_year,
    anniversary,
    event_label, ///< the name of the event with the same set
    event,
    notes,
    groups,
    last_contact,
    last_activity, ///< may be an appointment that is still to come
    timezone,
    met,
};

struct column_meaning {
    column what = column::unused;
    std::string set; ///< which phone, event or address it is part of: "1", "home", "work", …; may be empty
    bool operator==(const column_meaning&) const = default;
};

/// The meaning of each header. Some depend on the others: "Title" is a position unless there is a "Job Title".
[[nodiscard]] std::vector<column_meaning> meanings_of(std::span<const std::string> headers);

/// True for a row that names columns, at least one of which identifies people.
[[nodiscard]] bool is_header_row(std::span<const std::string> fields);

} // namespace intouch::cards
