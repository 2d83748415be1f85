// SPDX-License-Identifier: MIT
#include "cards/columns.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;
using cards::column;
using cards::column_meaning;

namespace {

column_meaning one(const std::string& header) {
    const std::vector<std::string> headers{header};
    return cards::meanings_of(headers).front();
}

std::vector<column> all(const std::vector<std::string>& headers) {
    std::vector<column> found;
    for (const auto& m : cards::meanings_of(headers)) found.push_back(m.what);
    return found;
}

} // namespace

TEST_CASE("the words of a header tell what its column holds") {
    using enum column;
    CHECK(one("Telefon (privat)").what == phone);
    CHECK(one("Privat: Telefon").what == phone);
    CHECK(one("Téléphone 2 (bureau)").what == phone);
    CHECK(one("Mobil-Tel.-Nr.").what == mobile);
    CHECK(one("phone1").what == phone);
    CHECK(one("MAILING_STREET").what == street);
    CHECK(one("Primary e-mail address").what == email);
    CHECK(one("Adresse électronique principale").what == email);
    CHECK(one("Land/Region geschäftlich") == column_meaning{country, "work"});
    CHECK(one("Address 2 - City") == column_meaning{city, "2"});
    CHECK(one("Home Street 2") == column_meaning{street, "home"});
    CHECK(one("Date of Birth").what == birthday);
    CHECK(one("Année de naissance").what == birth_year);
    CHECK(one("LastActivityDate").what == last_activity);
    CHECK(one("Date of last contact").what == last_contact);
    CHECK(one("Zuletzt kontaktiert").what == last_contact);
}

TEST_CASE("a column that tells of something else is not used") {
    for (const auto* header :
         {"Assistant's Phone", "E-mail Display Name", "Website", "Last Modified Date", "Last login",
          "Number of times contacted", "Email opt out", "Lead Source", "x", "", "12", "🙂"})
        CHECK_MESSAGE(one(header).what == column::unused, header);
    CHECK(one("E-mail 1 - Type").what == column::silent);
}

TEST_CASE("some headers depend on the others") {
    using enum column;
    CHECK(all({"Title", "Job Title"}) == std::vector{unused, position});
    CHECK(all({"Title", "Company"}) == std::vector{position, company});
    CHECK(all({"Vorname", "Name"}) == std::vector{given, family});
    CHECK(all({"Given Name", "Family Name", "Name"}) == std::vector{given, family, name});
    CHECK(all({"Aniversario", "Cumpleaños"}) == std::vector{anniversary, birthday});
    CHECK(all({"Nome", "Aniversário"}) == std::vector{given, birthday});
    const std::vector<std::string> french{"Adresse privée", "Ville", "Adresse professionnelle", "Ville"};
    const auto sets = cards::meanings_of(french);
    CHECK(sets[1] == column_meaning{city, "home"});
    CHECK(sets[3] == column_meaning{city, "work"});
}

TEST_CASE("a row of headers names people, and no person") {
    const auto is_header = [](const std::vector<std::string>& fields) {
        return cards::is_header_row(fields);
    };
    CHECK(is_header({"Name"}));
    CHECK(is_header({"Phone", "E-mail"}));
    CHECK_FALSE(is_header({"Notes:"}));
    CHECK_FALSE(is_header({"When exporting, some e-mail addresses may be missing."}));
    CHECK_FALSE(is_header({"Ada", "ada@example.org"}));
    CHECK_FALSE(is_header({"name", "ada@example.org"}));
}
