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
    CHECK(one("Home address postal code") == column_meaning{code, "home"});
    CHECK(one("Postal address").what == address);
    CHECK(one("how_you_met").what == met);
    CHECK(one("Date of Birth").what == birthday);
    CHECK(one("Année de naissance").what == birth_year);
    CHECK(one("LastActivityDate").what == last_activity);
    CHECK(one("Date of last contact").what == last_contact);
    CHECK(one("Zuletzt kontaktiert").what == last_contact);
}

TEST_CASE("whose address a column is part of is told in many languages") {
    using enum column;
    CHECK(one("Via (ab.)") == column_meaning{street, "home"});
    CHECK(one("CAP (uff.)") == column_meaning{code, "work"});
    CHECK(one("Nazione di residenza") == column_meaning{country, "home"});
    CHECK(one("Werkadres, straat") == column_meaning{street, "work"});
    CHECK(one("Huisadres, provincie") == column_meaning{region, "home"});
    CHECK(one("Werkadres") == column_meaning{address, "work"});
    CHECK(one("Adres domowy - miejscowość") == column_meaning{city, "home"});
    CHECK(one("Państwo (praca)") == column_meaning{country, "work"});
    CHECK(one("Gatuadress, hem") == column_meaning{street, "home"});
    CHECK(one("Postnummer (arbejde)") == column_meaning{code, "work"});
    CHECK(one("CEP do endereço comercial") == column_meaning{code, "work"});
    CHECK(one("番地 (会社)") == column_meaning{street, "work"});
    CHECK(one("住所 2 (会社)") == column_meaning{address, "work"});
    CHECK(one("住宅所在国家/地区") == column_meaning{country, "home"});
    CHECK(one("Город (раб. адрес)") == column_meaning{city, "work"});
    CHECK(one("주소(집)") == column_meaning{address, "home"});
    // A street that does not say whose it is, is that of the home.
    const std::vector<std::string> headers{"Улица", "Город", "Дом. адрес, страна", "Служ. адрес, улица"};
    CHECK(cards::meanings_of(headers) ==
          std::vector<column_meaning>{{street, "home"}, {city, "home"}, {country, "home"}, {street, "work"}});
}

TEST_CASE("headers in the languages of address books") {
    using enum column;
    for (const auto* header :
         {"Annan e-post", "E-postadress 2", "E-posta Adresi", "Email2Address", "电子邮件地址",
          "電子メール 2 アドレス", "Адрес электронной почты", "메일 주소"})
        CHECK_MESSAGE(one(header).what == email, header);
    for (const auto* header :
         {"Autotelefoon", "Biltelefon", "勤務先の電話番号", "Домашний телефон", "집 전화"})
        CHECK_MESSAGE(one(header).what == phone, header);
    for (const auto* header :
         {"Numer telefonu komórkowego", "Номер сотового телефона", "手機號碼", "携帯電話番号"})
        CHECK_MESSAGE(one(header).what == mobile, header);
    for (const auto* header : {"Cercapersone", "Personsökare", "Numer faksu", "ポケットベル", "传真号码"})
        CHECK_MESSAGE(one(header).what == fax, header);
    for (const auto* header : {"電子メール表示名", "電子メールの種類", "Тип эл. почты", "秘書の電話"})
        CHECK_MESSAGE(one(header).what == unused, header);
    CHECK(all({"Geboortemaand", "Geboortedag", "Geboortejaar"}) ==
          std::vector{birth_month, birthday, birth_year});
    CHECK(all({"生日 (月)", "生日 (日)", "生日 (年)"}) == std::vector{birth_month, birthday, birth_year});
    CHECK(all({"Месяц рождения", "День рождения"}) == std::vector{birth_month, birthday});
    CHECK(all({"Årsdag", "Speciale datum", "記念日"}) == std::vector{anniversary, anniversary, anniversary});
    CHECK(all({"Stanowisko", "Befattning", "Anteckningar"}) == std::vector{position, position, notes});
    CHECK(all({"Primeiro nome", "Sobrenome", "Apelido"}) == std::vector{given, family, nick});
    CHECK(all({"이름", "성"}) == std::vector{given, family});
    CHECK(all({"Ad", "Soyadı"}) == std::vector{given, family});
    CHECK(all({"Referred By", "Created by"}) == std::vector{unused, unused});
}

TEST_CASE("Outlook's headers in Turkish, Czech, Hungarian, Romanian and Finnish") {
    using enum column;
    CHECK(all({"Adı", "İkinci Adı", "Soyadı", "Şirket", "İş Ünvanı", "İş Telefonu", "Ev Telefonu",
               "Cep Telefonu", "Doğum Günü", "Yıldönümü", "E-posta Adresi", "Notlar", "Kategoriler"}) ==
          std::vector{given, middle, family, company, position, phone, phone, mobile, birthday, anniversary,
                      email, notes, groups});
    CHECK(one("İş Adresi Posta Kodu") == column_meaning{code, "work"});
    CHECK(one("Ev Adresi Ülke/Bölge") == column_meaning{country, "home"});
    CHECK(one("Ev Adresi Cadde") == column_meaning{street, "home"});
    CHECK(all({"Jméno", "Příjmení", "Mobilní telefon", "E-mailová adresa", "Narozeniny", "Společnost",
               "Poznámky"}) == std::vector{given, family, mobile, email, birthday, company, notes});
    CHECK(one("Ulice (domů)") == column_meaning{street, "home"});
    CHECK(one("PSČ (práce)") == column_meaning{code, "work"});
    CHECK(all({"Utónév", "Vezetéknév", "Mobiltelefon", "E-mail cím", "Születésnap", "Beosztás",
               "Otthoni telefon"}) == std::vector{given, family, mobile, email, birthday, position, phone});
    CHECK(all({"Prenume", "Nume de familie", "Telefon mobil", "Adresă de e-mail", "Zi de naștere", "Țară",
               "Județ"}) == std::vector{given, family, mobile, email, birthday, country, region});
    CHECK(all({"Prenume", "Nume"}) == std::vector{given, family});
    CHECK(all({"Etunimi", "Sukunimi", "Matkapuhelin", "Sähköpostiosoite", "Syntymäpäivä", "Postinumero"}) ==
          std::vector{given, family, mobile, email, birthday, code});
    CHECK(one("Katuosoite (koti)") == column_meaning{street, "home"});
}

TEST_CASE("headers in Greek, Hebrew, Arabic and Hindi") {
    using enum column;
    CHECK(all({"Όνομα", "Επώνυμο", "Κινητό τηλέφωνο", "Τηλέφωνο οικίας",
               "Διεύθυνση ηλεκτρονικού ταχυδρομείου", "Γενέθλια", "Σημειώσεις", "Ταχυδρομικός κώδικας"}) ==
          std::vector{given, family, mobile, phone, email, birthday, notes, code});
    CHECK(all({"שם פרטי", "שם משפחה", "טלפון נייד", "טלפון בבית", "כתובת דואר אלקטרוני", "יום הולדת",
               "חברה"}) == std::vector{given, family, mobile, phone, email, birthday, company});
    CHECK(all({"الاسم الأول", "الاسم الأوسط", "اسم العائلة", "الشركة", "هاتف المنزل", "الهاتف المحمول",
               "عنوان البريد الإلكتروني", "تاريخ الميلاد", "ملاحظات"}) ==
          std::vector{given, middle, family, company, phone, mobile, email, birthday, notes});
    CHECK(all({"प्रथम नाम", "मध्य नाम", "अंतिम नाम", "कंपनी", "कार्य शीर्षक", "घर का पता", "घर का फ़ोन",
               "मोबाइल फ़ोन", "ई-मेल पता", "जन्मदिन", "टिप्पणियाँ"}) ==
          std::vector{given, middle, family, company, position, address, phone, mobile, email, birthday,
                      notes});
    CHECK(all({"الاسم", "اسم العائلة"}) == std::vector{given, family});
}

TEST_CASE("a column that tells of something else is not used") {
    for (const auto* header :
         {"Assistant's Phone", "Asst Phone", "E-mail Display Name", "Website", "Last Modified Date",
          "Last login", "Number of times contacted", "Email opt out", "Lead Source", "x", "", "12", "🙂"})
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
    CHECK(all({"Name", "Number"}) == std::vector{name, phone});
    CHECK(all({"Name", "Number", "Phone"}) == std::vector{name, unused, phone});
    CHECK(all({"Person - Name", "Person - Email - Work", "Person - Organization"}) ==
          std::vector{name, email, company});
    const auto set = [](const std::vector<std::string>& headers, std::size_t i) {
        return cards::meanings_of(headers).at(i).set;
    };
    CHECK(set({"Name", "Address 1", "Address 2", "City", "Zip"}, 2) == "home"); // lines of one address
    CHECK(set({"Name", "Address Line 1", "Address Line 2", "Town"}, 2) == "home");
    CHECK(set({"Name", "Address 1", "City 1", "Address 2", "City 2"}, 3) == "2");
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
